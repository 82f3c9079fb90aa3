'use client';

import { useTranslations } from 'next-intl';
import { useNow, useZone } from '#components/ui/reading-context.tsx';
import { DeadlineText, MomentText, useAgeWords } from '#components/ui/time-text.tsx';
import { ageOf } from '#lib/format/ages.ts';
import { formatExact, formatMoment } from '#lib/format/dates.ts';

/** When something is due, both ways; past that, by how much it is overdue. */
export function DueText({ at }: { readonly at: string }) {
  const t = useTranslations('overrides');
  const words = useAgeWords();
  const zone = useZone();
  const leftMs = Date.parse(at) - useNow();
  const age = words(ageOf(Math.abs(leftMs)));
  return (
    <time
      dateTime={at}
      title={formatExact(at, zone)}
      className={leftMs < 0 ? 'figures font-strong text-block' : 'figures'}
    >
      {leftMs < 0 ? t('overdueBy', { age }) : t('dueIn', { age })}
      <span className="block font-normal text-ink-3">{formatMoment(at, zone)}</span>
    </time>
  );
}

/** When an override ends, counting down and as a date. */
export function EndsText({ at }: { readonly at: string }) {
  return (
    <>
      <span className="block">
        <DeadlineText at={at} as="clock" />
      </span>
      <span className="block text-ink-3">
        <MomentText at={at} />
      </span>
    </>
  );
}
