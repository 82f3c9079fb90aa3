import type { ReactNode } from 'react';

type AuthPageProps = { readonly title: ReactNode; readonly text?: ReactNode; readonly children?: ReactNode };

/** A title, what it means, and one thing to do. */
export function AuthPage({ title, text, children }: AuthPageProps) {
  return (
    <>
      <h1 className="font-strong text-title tracking-[-0.012em] wrap-anywhere">{title}</h1>
      {text ? <p className="mt-1 text-ink-2 wrap-anywhere">{text}</p> : null}
      <div className="mt-5">{children}</div>
    </>
  );
}
