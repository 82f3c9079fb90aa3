import type { Metadata } from 'next';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { ReadingProvider } from '#components/ui/reading-context.tsx';
import { WidgetBoard } from '#components/widgets/widget-board.tsx';

export const metadata: Metadata = { title: 'Widgets' };
export const dynamic = 'force-dynamic';

/** Every own widget in each of its states. The name of this file is no page to a production build. */
export default function WidgetsPage() {
  const renderedAt = Date.now();
  return (
    <PlainPage isWide>
      <ReadingProvider zone="UTC" renderedAt={renderedAt}>
        <WidgetBoard at={renderedAt} />
      </ReadingProvider>
    </PlainPage>
  );
}
