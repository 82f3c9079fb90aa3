import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import { minutesOf } from '#lib/domain/pacts/rhythm.ts';
import { type Rhythm, WEEKDAYS, type Weekday } from '#lib/domain/pacts/types.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** When a check of this rhythm usually runs next after `now`, its last run having been at `last`; null where none can be told. */
export type NextRun = (now: number, last: number | null) => number | null;

/**
 * Makes the clock of one rhythm. A rhythm of so long counts from the last run; one of days asks the zone's calendar and
 * nothing else, so its answer for one moment serves every agent.
 */
export function makeNextRun(rhythm: Rhythm): NextRun {
  if ('every' in rhythm) {
    const everyMs = parseDurationMs(rhythm.every) ?? 0;
    return (now, last) => {
      if (everyMs <= 0 || last === null) return null;
      return last + everyMs * Math.max(1, Math.floor((now - last) / everyMs) + 1);
    };
  }
  const local = makeLocalTime(rhythm.timeZone);
  const minutes = minutesOf(rhythm.at);
  let asked = Number.NaN;
  let answer: number | null = null;
  return (now) => {
    if (now !== asked) {
      answer = local && minutes !== null ? nextOfDays(rhythm.days, minutes, local, now) : null;
      asked = now;
    }
    return answer;
  };
}

type LocalTime = (at: number) => number;

function nextOfDays(days: readonly Weekday[], minutes: number, local: LocalTime, now: number): number | null {
  const today = Math.floor(local(now) / DAY_MS);
  for (let day = today; day <= today + 8; day += 1) {
    // The first of January 1970 was a Thursday.
    if (!days.includes(WEEKDAYS[(day + 3) % 7] ?? 'mon')) continue;
    const at = fromLocal(day * DAY_MS + minutes * MINUTE_MS, local);
    if (at > now) return at;
  }
  return null;
}

/** The moment at which the zone's clocks show the time; where they skip it, the moment they would have. */
function fromLocal(wanted: number, local: LocalTime): number {
  const first = wanted - (local(wanted) - wanted);
  return first - (local(first) - wanted);
}

/** Reads the zone's clock as if it stood in UTC; null for a zone nobody knows. */
function makeLocalTime(timeZone: string): LocalTime | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' },
    });
  } catch {
    return null;
  }
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const day = [part('year'), part('month') - 1, part('day')] as const;
    return Date.UTC(...day, part('hour'), part('minute'), part('second'));
  };
}
