'use client';

import { useTranslations } from 'next-intl';
import { useNow, useNowFor, useZone } from '#components/ui/reading-context.tsx';
import { type Age, ageOf, countdown, durationParts } from '#lib/format/ages.ts';
import { formatExact, formatMoment, formatTime } from '#lib/format/dates.ts';

/** Writes an age in its unit: “18 min”. */
export function useAgeWords(): (age: Age) => string {
  const t = useTranslations('ui.unit');
  return ({ count, unit }) => t(unit, { count });
}

/** How long ago something was, ticking; the exact moment is its title. */
export function AgeText({
  at,
  isBare,
}: {
  readonly at: string /** Only the length: “18 min”, for “oldest 18 min”. */;
  readonly isBare?: boolean;
}) {
  const t = useTranslations('ui');
  const words = useAgeWords();
  const zone = useZone();
  const age = ageOf(useNowFor(at) - Date.parse(at));
  const isNew = age.unit === 'second' && age.count < 2;
  const text = isBare ? words(age) : isNew ? t('justNow') : t('ago', { age: words(age) });
  return (
    <time dateTime={at} title={formatExact(at, zone)} className="figures whitespace-nowrap">
      {text}
    </time>
  );
}

type DeadlineTextProps = {
  readonly at: string;
  /** `clock` counts down in figures (18:42), `words` says “18 min left”, `in` says “in 18 min”. */
  readonly as?: 'clock' | 'words' | 'in';
};

/** What is left until a deadline, ticking; the exact moment is its title. Past it, it says so. */
export function DeadlineText({ at, as = 'words' }: DeadlineTextProps) {
  const t = useTranslations('ui');
  const words = useAgeWords();
  const zone = useZone();
  const leftMs = Date.parse(at) - useNow();
  const clock = as === 'clock' ? countdown(leftMs) : null;
  const title = formatExact(at, zone);
  if (leftMs <= 0) {
    return (
      <time dateTime={at} title={title}>
        {t('ended', { age: words(ageOf(-leftMs)) })}
      </time>
    );
  }
  return (
    <time dateTime={at} title={title} className="figures whitespace-nowrap">
      {clock ? <span className="font-mono font-strong">{clock}</span> : null}
      {clock ? ` ${t('leftShort')}` : t(as === 'in' ? 'in' : 'left', { age: words(ageOf(leftMs)) })}
    </time>
  );
}

type MomentTextProps = { readonly at: string; readonly as?: 'moment' | 'time' | 'exact' };

const MOMENT = { moment: formatMoment, time: formatTime, exact: formatExact } as const;

/** A moment as a date, with its zone. */
export function MomentText({ at, as = 'moment' }: MomentTextProps) {
  const zone = useZone();
  return (
    <time dateTime={at} title={formatExact(at, zone)} className="figures">
      {MOMENT[as](at, zone)}
    </time>
  );
}

/** An ISO 8601 duration in words: “30 min”, “1 d 12 h”. */
export function DurationText({ iso }: { readonly iso: string }) {
  const words = useAgeWords();
  const parts = durationParts(iso);
  return (
    <span className="figures whitespace-nowrap">{parts.length > 0 ? parts.map(words).join(' ') : iso}</span>
  );
}
