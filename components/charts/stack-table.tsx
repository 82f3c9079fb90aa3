'use client';

import { useTranslations } from 'next-intl';
import type { Bucket, Series } from '#components/charts/prepare-stack.ts';
import { MomentText } from '#components/ui/time-text.tsx';
import { formatCount } from '#lib/format/numbers.ts';

type StackTableProps = {
  readonly label: string;
  readonly buckets: readonly Bucket[];
  readonly series: readonly Series[];
};

/** The figures of a chart, a line for each bar in which there is something. */
export function StackTable({ label, buckets, series }: StackTableProps) {
  const t = useTranslations('ui.chart');
  const shown = buckets.filter(
    ({ counts }) => counts === null || Object.values(counts).some((count) => count > 0),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard.
    <section aria-label={label} tabIndex={0} className="max-h-60 overflow-auto">
      <table aria-label={label} className="figures w-full text-table">
        <thead>
          <tr className="text-left text-ink-3">
            <th scope="col" className="font-normal">
              {t('from')}
            </th>
            {series.map(({ key, label: name }) => (
              <th key={key} scope="col" className="pl-3 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ fromMs, counts }) => (
            <tr key={fromMs} className="border-line border-t">
              <th scope="row" className="text-left font-normal">
                <MomentText at={new Date(fromMs).toISOString()} />
              </th>
              {series.map(({ key }) => (
                <td key={key} className="pl-3 text-right">
                  {counts ? formatCount(counts[key] ?? 0) : t('unknown')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
