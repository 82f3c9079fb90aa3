import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { Mark } from '#components/ui/marks.tsx';

type PlainPageProps = {
  readonly children: ReactNode;
  /** A column to read in, rather than one to fill in. */
  readonly isWide?: boolean;
};

/** A page outside the console: the mark, and one column. */
export function PlainPage({ children, isWide }: PlainPageProps) {
  const t = useTranslations('shell');
  return (
    <div
      className={classNames(
        'mx-auto flex min-h-dvh flex-col px-5',
        isWide ? 'max-w-190 py-[8dvh]' : 'max-w-120 py-[12dvh]',
      )}
    >
      <header className="mb-8 flex items-center gap-2.25 font-serif font-strong text-[1.03125rem] tracking-[-0.01em]">
        <Mark className="size-4.5" />
        {t('product')}
      </header>
      <main>{children}</main>
    </div>
  );
}
