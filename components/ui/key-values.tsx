import type { ReactNode } from 'react';

export type KeyValue = { readonly label: ReactNode; readonly value: ReactNode };

/** Facts beside their names. */
export function KeyValues({ items }: { readonly items: readonly (KeyValue & { readonly id: string })[] }) {
  return (
    <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-3.5 gap-y-1.25 s:grid-cols-[120px_minmax(0,1fr)]">
      {items.map((item) => (
        <div key={item.id} className="contents">
          <dt className="text-ink-3">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
