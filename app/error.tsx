'use client';

import { FailedScreen } from '#components/layout/failed-screen.tsx';
import { PlainPage } from '#components/layout/plain-page.tsx';

type ErrorProps = { readonly error: Error & { readonly digest?: string }; readonly retry: () => void };

/** A page failed before its frame stood. */
export default function RootError({ error, retry }: ErrorProps) {
  return (
    <PlainPage>
      <FailedScreen digest={error.digest} onRetry={retry} />
    </PlainPage>
  );
}
