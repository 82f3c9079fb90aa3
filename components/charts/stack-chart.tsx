'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FillPatterns, Legend } from '#components/charts/fill-patterns.tsx';
import {
  type Bucket,
  brushed,
  prepareStack,
  type Series,
  totalOf,
} from '#components/charts/prepare-stack.ts';
import { StackTable } from '#components/charts/stack-table.tsx';
import { useBrush } from '#components/charts/use-brush.ts';
import { Button } from '#components/ui/button.tsx';
import { useZone } from '#components/ui/reading-context.tsx';
import { formatMoment } from '#lib/format/dates.ts';
import { formatCount } from '#lib/format/numbers.ts';

const BOX = { width: 1_000, height: 96 };

type StackChartProps = {
  /** What is counted. */
  readonly label: string;
  readonly buckets: readonly Bucket[];
  readonly series: readonly Series[];
  /** Told what was drawn over. */
  readonly onBrush: (range: { readonly fromMs: number; readonly toMs: number }) => void;
};

/** How many of each kind over time, as bars that can be drawn over; the same as a table for those who want figures. */
export function StackChart({ label, buckets, series, onBrush }: StackChartProps) {
  const t = useTranslations('ui.chart');
  const id = useId().replaceAll(/\W/g, '');
  const zone = useZone();
  const [isTable, setIsTable] = useState(false);
  const brush = useBrush(buckets, onBrush);
  const range = brush.chosen && brushed(buckets, brush.chosen.anchor, brush.chosen.at);
  const said = range ? wordsOf(buckets, series, range, t) : t('hint');
  return (
    <figure aria-label={label} className="pb-3">
      {isTable ? (
        <StackTable label={label} buckets={buckets} series={series} />
      ) : (
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, buckets.length - 1)}
          aria-valuenow={brush.chosen?.at ?? 0}
          aria-valuetext={range ? `${formatMoment(range.fromMs, zone)}: ${said}` : said}
          {...brush.handlers}
          className="relative cursor-crosshair touch-pan-y select-none"
        >
          <Bars id={id} buckets={buckets} series={series} chosen={brush.chosen} />
        </div>
      )}
      <div className="figures flex flex-wrap justify-between gap-x-3 border-line-2 border-t pt-1 text-fine text-ink-3">
        <span className="whitespace-nowrap">
          {range ? formatMoment(range.fromMs, zone) : momentOf(buckets[0]?.fromMs, zone)}
        </span>
        <span className="order-last basis-full max-s:hidden">{said}</span>
        <span className="whitespace-nowrap">
          {range ? formatMoment(range.toMs, zone) : momentOf(buckets.at(-1)?.toMs, zone)}
        </span>
      </div>
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 pt-1">
        <Legend id={id} series={series} />
        <Button variant="quiet" isSmall onClick={() => setIsTable(!isTable)}>
          {t(isTable ? 'asChart' : 'asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}

function momentOf(ms: number | undefined, zone: string): string {
  return ms === undefined ? '' : formatMoment(ms, zone);
}

function wordsOf(
  buckets: readonly Bucket[],
  series: readonly Series[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  t: (key: string, values?: Record<string, string | number>) => string,
): string {
  const inside = buckets.filter((bucket) => bucket.fromMs >= fromMs && bucket.toMs <= toMs);
  if (inside.every((bucket) => totalOf(bucket, series) === null)) return t('unknown');
  const parts = series.map(({ key, label }) => ({
    label,
    count: inside.reduce((sum, { counts }) => sum + (counts?.[key] ?? 0), 0),
  }));
  const some = parts.filter(({ count }) => count > 0);
  return some.map(({ label, count }) => `${label} ${formatCount(count)}`).join(', ') || t('none');
}

type BarsProps = {
  readonly id: string;
  readonly buckets: readonly Bucket[];
  readonly series: readonly Series[];
  readonly chosen: { readonly anchor: number; readonly at: number } | null;
};

function Bars({ id, buckets, series, chosen }: BarsProps) {
  const { bars, ticks } = prepareStack(buckets, series, BOX);
  const first = chosen && bars[Math.min(chosen.anchor, chosen.at)];
  const last = chosen && bars[Math.max(chosen.anchor, chosen.at)];
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
        className="block h-24 w-full"
      >
        <FillPatterns id={id} series={series} />
        {ticks.map(({ count, y }) => (
          <line
            key={count}
            x1="0"
            x2={BOX.width}
            y1={y}
            y2={y}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {first && last ? (
          <rect
            x={first.x}
            y="0"
            width={last.x + last.width - first.x}
            height={BOX.height}
            fill="var(--hover)"
          />
        ) : null}
        {bars.map((bar) =>
          bar.total === null ? (
            <rect key={bar.x} x={bar.x} y="0" width={bar.width} height={BOX.height} fill="var(--sunk)" />
          ) : (
            bar.parts.map((part) => (
              <rect
                key={`${bar.x} ${part.key}`}
                {...{ x: bar.x, width: bar.width, y: part.y, height: part.height }}
                fill={`url(#${id}-${part.key})`}
              />
            ))
          ),
        )}
      </svg>
      <span className="figures pointer-events-none absolute top-0 right-0 bg-ground px-1 text-fine text-ink-3">
        {formatCount(ticks.at(-1)?.count ?? 0)}
      </span>
    </>
  );
}
