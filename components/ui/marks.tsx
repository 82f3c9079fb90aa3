import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';

/** A short machine word: an action, a tier, a scope. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return (
    <span className="inline-block max-w-full truncate rounded-s border border-line-2 px-1.25 py-px align-bottom font-mono text-ink-2 text-mono">
      {children}
    </span>
  );
}

/** Says how a row is kept: committed to the database (○ recorded), or also sealed into the log (● with its number). */
export function RecordedMark({ sealedAs }: { readonly sealedAs?: string }) {
  const t = useTranslations('ui');
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap font-mono text-ink-3 text-mono">
      <span
        aria-hidden
        className={classNames(
          'size-1.75 rounded-full border-[1.5px]',
          sealedAs ? 'border-ink-2 bg-ink-2' : 'border-ink-3',
        )}
      />
      {sealedAs ? t('sealed', { number: sealedAs }) : t('recorded')}
    </span>
  );
}

/** The place something will take, in its final shape; visible only after 200 ms. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classNames('late block h-3 rounded-s bg-hover', className)} />;
}

/** The mark: a hand that signs, on a double rule. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      aria-hidden="true"
      className={className}
    >
      <path d="M7 20V17C7 9.3 12.8 5 23 5" />
      <path d="M3 23.5H29M3 29H29" />
    </svg>
  );
}
