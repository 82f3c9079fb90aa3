'use client';

import { History } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';

type WaivedMarkProps = {
  readonly overrideId: string;
  readonly use: number;
  readonly maxUses: number;
  readonly isBreakGlass: boolean;
};

/** Says that an override stood in for what was not kept, which of its uses that was, and leads to it. */
export function WaivedMark({ overrideId, use, maxUses, isBreakGlass }: WaivedMarkProps) {
  const t = useTranslations('overrides');
  return (
    <Link
      href={`/overrides/${overrideId}`}
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap align-top font-strong underline-offset-2 hover:underline',
        isBreakGlass && 'text-block',
      )}
    >
      <History aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
      {t(isBreakGlass ? 'waivedByGlass' : 'waived', { use, of: maxUses })}
    </Link>
  );
}

/** In a list: says that an override let it through. */
export function WaivedNote({ waivedBy }: { readonly waivedBy: 'override' | 'break_glass' | null }) {
  const t = useTranslations('overrides');
  if (waivedBy === null) return null;
  const isGlass = waivedBy === 'break_glass';
  return (
    <span
      className={classNames(
        'ml-1.5 inline-flex items-center gap-1 align-top',
        isGlass ? 'font-strong text-block' : 'text-ink-2',
      )}
    >
      <History aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
      {t(isGlass ? 'byGlass' : 'byOverride')}
    </span>
  );
}
