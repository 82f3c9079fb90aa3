'use client';

import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { BacktestResult } from '#lib/client/backtests.ts';
import { formatCount } from '#lib/format/numbers.ts';

const SHOWN = 8;

type HitListProps = {
  readonly title: string;
  readonly hits: BacktestResult['agents'];
  /** How many there are in all. */
  readonly count: number;
};

/** Who is hit, how often, and what for the most part becomes of it. */
export function HitList({ title, hits, count }: HitListProps) {
  const t = useTranslations('backtest');
  if (hits.length === 0) return null;
  return (
    <div className="grid gap-1">
      <h3 className="text-ink-3 text-mono">{title}</h3>
      <ul className="text-table">
        {hits.slice(0, SHOWN).map(({ name, looked, changed, cells }) => (
          <li
            key={name}
            className="flex flex-wrap items-baseline gap-x-2.5 border-line border-b py-1.5 last:border-b-0"
          >
            <HiddenText text={name} className="min-w-0 flex-1 basis-36 font-mono text-mono wrap-anywhere" />
            <span className="figures text-ink-3">
              {t('ofLooked', { changed: formatCount(changed), looked: formatCount(looked) })}
            </span>
            {cells.slice(0, 2).map(({ was, would, count: times }) => (
              <EffectMark key={`${was} ${would}`} effect={would}>
                {t(`became.${would}`, { count: formatCount(times) })}
              </EffectMark>
            ))}
          </li>
        ))}
      </ul>
      {count > SHOWN ? (
        <p className="text-ink-3 text-table">{t('moreHit', { count: count - SHOWN })}</p>
      ) : null}
    </div>
  );
}
