import type { ReactNode } from 'react';
import { DocNav } from '#components/docs/doc-nav.tsx';
import { PlainPage } from '#components/layout/plain-page.tsx';

/** The frame of the documentation, for everybody. */
export default function DocsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <PlainPage isWide>
      <DocNav />
      {children}
    </PlainPage>
  );
}
