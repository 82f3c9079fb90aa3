import { NotFoundScreen } from '#components/layout/not-found-screen.tsx';
import { PlainPage } from '#components/layout/plain-page.tsx';

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <PlainPage>
      <NotFoundScreen />
    </PlainPage>
  );
}
