'use client';

import { FailedScreen } from '#components/layout/failed-screen.tsx';

type ErrorProps = { readonly error: Error & { readonly digest?: string }; readonly retry: () => void };

/** A screen failed; the frame around it still works. */
export default function ConsoleError({ error, retry }: ErrorProps) {
  return <FailedScreen digest={error.digest} onRetry={retry} />;
}
