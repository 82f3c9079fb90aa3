import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Mark } from '#components/ui/marks.tsx';

/** A page outside the console: the mark, and one column. */
export function PlainPage({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <div className="mx-auto flex min-h-dvh max-w-120 flex-col px-5 py-[12dvh]">
      <header className="mb-8 flex items-center gap-2.25 font-serif font-strong text-[1.03125rem] tracking-[-0.01em]">
        <Mark className="size-4.5" />
        {t('product')}
      </header>
      <main>{children}</main>
    </div>
  );
}
