'use client';

import { useTranslations } from 'next-intl';
import type { Day } from '#components/evidence/prepare-days.ts';
import { classNames } from '#components/ui/class-names.ts';
import { formatCalendarDay, formatDayOfMonth, formatWeekday } from '#lib/format/dates.ts';

/** A day shows so many windows one by one; the rest is said as a number. */
const MOST_DRAWN = 6;

/** Two weeks side by side: a mark for each window that closes, hatched where the usual run comes too late. */
export function DayStrip({ days }: { readonly days: readonly Day[] }) {
  const t = useTranslations('evidence.next');
  return (
    <ol
      aria-label={t('strip')}
      className="grid border-line-2 border-b"
      style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}
    >
      {days.map((day) => {
        const { date, closings, isWeekend } = day;
        const missed = closings.filter(({ cell }) => cell.willMiss).length;
        const words = t('day', { day: formatCalendarDay(date), count: closings.length, missed });
        return (
          <li
            key={date}
            className={classNames(
              'flex min-h-24 min-w-0 flex-col justify-end border-line border-l px-0.5 pb-1 first:border-l-0 s:px-1.5',
              isWeekend && 'bg-sunk',
            )}
          >
            <span className="sr-only">{words}</span>
            <span aria-hidden title={words} className="grid gap-0.75">
              {closings.length > MOST_DRAWN ? (
                <span className="figures text-fine text-ink-3">+{closings.length - MOST_DRAWN}</span>
              ) : null}
              {closings.slice(0, MOST_DRAWN).map((closing, index) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: the marks of one day are alike.
                  key={index}
                  className={classNames(
                    'block h-1.75 border',
                    closing.cell.willMiss ? 'fuse-hatch border-block' : 'border-ink-2 bg-ink-2',
                  )}
                />
              ))}
              <span className="figures mt-1 flex flex-wrap gap-x-1 text-fine text-ink-3 leading-3.5">
                <span className="max-s:hidden">{formatWeekday(date)}</span>
                <span className="s:hidden">{formatWeekday(date).charAt(0)}</span>
                <span className={closings.length > 0 ? 'font-strong text-ink' : undefined}>
                  {formatDayOfMonth(date)}
                </span>
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
