import { ArrowRightLeft, ChevronsLeftRight, ChevronsRightLeft, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import type { PostureChange } from '#lib/domain/decisions/posture-change.ts';

const ICONS: Readonly<Record<PostureChange['kind'], LucideIcon>> = {
  loosens: ChevronsLeftRight,
  narrows: ChevronsRightLeft,
  reassigns: ArrowRightLeft,
};

/** Whether a change asks less, asks more, or changes who answers: shape first, and a word. */
export function ChangeMark({ kind }: { readonly kind: PostureChange['kind'] }) {
  const t = useTranslations('posture.kind');
  const Icon = ICONS[kind];
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap',
        kind === 'loosens' ? 'font-strong text-ink' : 'text-ink-2',
      )}
    >
      <Icon aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
      {t(kind)}
    </span>
  );
}
