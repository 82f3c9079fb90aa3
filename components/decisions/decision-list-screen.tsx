'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { StackChart } from '#components/charts/stack-chart.tsx';
import { DecisionFilterBar } from '#components/decisions/decision-filters.tsx';
import { filtersOf, useDecisionPlace } from '#components/decisions/decision-place.ts';
import { DecisionTable } from '#components/decisions/decision-table.tsx';
import { effectBuckets, effectSeries } from '#components/decisions/effect-series.ts';
import { PageHeader } from '#components/layout/page-header.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { type DecisionCounts, decisionCountsQuery } from '#lib/client/decisions.ts';
import { formatCount } from '#lib/format/numbers.ts';

const DecisionPeek = dynamic(() =>
  import('#components/decisions/decision-peek.tsx').then(({ DecisionPeek }) => DecisionPeek),
);

/** What agents asked and what they were told, newest first. What is chosen, when and what stands beside is in the address. */
export function DecisionListScreen() {
  const t = useTranslations('decisions');
  const place = useDecisionPlace();
  const { range, state, setState } = place;
  const filters = filtersOf(place);
  const asked = place.counted ?? { fromMs: 0, toMs: 1 };
  const counts = useQuery({
    ...decisionCountsQuery(filters, {
      from: new Date(asked.fromMs).toISOString(),
      to: new Date(asked.toMs).toISOString(),
    }),
    enabled: range !== null,
  });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <DecisionFilterBar place={place} counts={counts.data} />
      {range === null ? (
        <p className="py-3 text-ink-2">{t('noRange')}</p>
      ) : (
        <>
          <OverTime
            counts={counts.data}
            onBrush={({ fromMs, toMs }) =>
              void setState({ from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() })
            }
          />
          <div
            className={classNames(
              'grid grid-cols-[minmax(0,1fr)] gap-6',
              state.peek && 'l:grid-cols-[minmax(0,1fr)_26rem]',
            )}
          >
            <DecisionTable place={place} filters={filters} />
            {state.peek ? (
              <DecisionPeek
                key={state.peek}
                decisionId={state.peek}
                onClose={() => void setState({ peek: null })}
              />
            ) : null}
          </div>
        </>
      )}
    </>
  );
}

type OverTimeProps = {
  readonly counts: DecisionCounts | undefined;
  readonly onBrush: (range: { readonly fromMs: number; readonly toMs: number }) => void;
};

// The chart's place is kept while it is read, so that nothing below it moves.
function OverTime({ counts, onBrush }: OverTimeProps) {
  const t = useTranslations('decisions');
  const effect = useTranslations('ui.effect');
  const count = counts?.total ?? 0;
  return (
    <div className="min-h-44">
      <p role="status" className="figures min-h-5 pb-1 text-ink-2">
        {counts
          ? counts.isAtLeast
            ? t('atLeast', { count: formatCount(count) })
            : t('counted', { count })
          : null}
      </p>
      {counts ? (
        <StackChart
          label={t('overTime')}
          buckets={effectBuckets(counts)}
          series={effectSeries(effect)}
          onBrush={onBrush}
        />
      ) : null}
    </div>
  );
}
