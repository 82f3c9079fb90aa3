'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '#components/ui/marks.tsx';
import type { StopMode, StopTarget } from '#lib/domain/stops/types.ts';
import { formatCount } from '#lib/format/numbers.ts';

type Reach = {
  readonly target: StopTarget;
  readonly agents: number;
  readonly keys: number;
  readonly decisionsLastDay: number;
  readonly waitingReviews: number;
};

/** What a stop will do, in words with counts. */
export function StopConsequences({ reach, mode }: { readonly reach: Reach | null; readonly mode: StopMode }) {
  const t = useTranslations('stops');
  if (!reach) {
    return (
      <div className="grid gap-2 border-block border-l-3 bg-block-tint px-3.5 py-3">
        <Skeleton className="w-4/5" />
        <Skeleton className="w-2/5" />
      </div>
    );
  }
  const day = formatCount(reach.decisionsLastDay);
  return (
    <div aria-live="polite" className="grid gap-1 border-block border-l-3 bg-block-tint px-3.5 py-2.5">
      <p>{t(`reach.${reach.target}`, { agents: reach.agents, day })}</p>
      {reach.waitingReviews > 0 ? <p>{t('reach.reviews', { count: reach.waitingReviews })}</p> : null}
      {mode === 'kill' ? (
        <p className="font-strong text-block">
          {reach.target === 'action' ? t('reach.killAction') : t('reach.kill', { keys: reach.keys })}
        </p>
      ) : (
        <p className="text-ink-2">{t('reach.freeze')}</p>
      )}
    </div>
  );
}
