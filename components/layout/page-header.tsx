import type { ReactNode } from 'react';

type PageHeaderProps = { readonly title: ReactNode; readonly note?: ReactNode; readonly actions?: ReactNode };

/** The one `h1` of a screen, a quiet note beside it, and its acts at the end. */
export function PageHeader({ title, note, actions }: PageHeaderProps) {
  return (
    <div className="mb-4.5 flex flex-wrap items-end gap-x-3.5 gap-y-2">
      <h1 className="min-w-0 font-strong text-title tracking-[-0.012em] wrap-anywhere">{title}</h1>
      {note ? <div className="min-w-0 pb-0.5 text-ink-3">{note}</div> : null}
      {actions ? <div className="flex flex-wrap gap-2 s:ml-auto">{actions}</div> : null}
    </div>
  );
}
