'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { StackChart } from '#components/charts/stack-chart.tsx';
import { effectBuckets, effectSeries } from '#components/decisions/effect-series.ts';
import { ErrorState } from '#components/layout/states.tsx';
import { decisionsHref, rangeOfSpan, SPANS, type Span } from '#components/overview/prepare-effects.ts';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/marks.tsx';
import { useNowInMinutes } from '#components/ui/reading-context.tsx';
import { decisionCountsQuery } from '#lib/client/decisions.ts';

/** What agents were told over the span the address names, as bars; each opens its decisions. */
export function EffectsOverTime() {
  const t = useTranslations('now');
  const [span, setSpan] = useQueryState('over', parseAsStringLiteral(SPANS).withDefault('24h'));
  return (
    <>
      <fieldset className="flex flex-wrap items-center gap-1 pb-2">
        <legend className="sr-only">{t('overTime')}</legend>
        {SPANS.map((one) => (
          <Button
            key={one}
            variant={one === span ? 'plain' : 'quiet'}
            isSmall
            aria-pressed={one === span}
            onClick={() => void setSpan(one)}
          >
            {t(`span.${one}`)}
          </Button>
        ))}
      </fieldset>
      <Bars span={span} />
    </>
  );
}

function Bars({ span }: { readonly span: Span }) {
  const t = useTranslations('now');
  const effect = useTranslations('ui.effect');
  const router = useRouter();
  const { fromMs, toMs } = rangeOfSpan(span, useNowInMinutes());
  const { data, error, refetch } = useQuery(
    decisionCountsQuery(
      { mode: 'enforce' },
      { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
    ),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-24" />;
  return (
    <StackChart
      label={t('overTime')}
      buckets={effectBuckets(data)}
      series={effectSeries(effect)}
      onBrush={(range) => router.push(decisionsHref(range))}
    />
  );
}
