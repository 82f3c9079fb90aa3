import { durationInWords, parseDurationMs } from '#lib/domain/durations/duration.ts';
import { type Rhythm, WEEKDAYS, type Weekday } from '#lib/domain/pacts/types.ts';
import { DAY_NAMES, durationWords, joinWords } from '#lib/domain/pacts/wording.ts';

const MINUTES_A_DAY = 24 * 60;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
const MINUTE_MS = 60_000;

type RhythmFault = { readonly path: string; readonly message: string };

/** What keeps a rhythm from being one. */
export function rhythmFaults(
  rhythm: Rhythm,
  timeZoneIsKnown: (timeZone: string) => boolean,
): readonly RhythmFault[] {
  if ('every' in rhythm) {
    if ((parseDurationMs(rhythm.every) ?? 0) > 0) return [];
    return [{ path: 'every', message: 'must be a duration above 0, such as PT6H or P1D' }];
  }
  const faults: RhythmFault[] = [];
  if (rhythm.days.length === 0) faults.push({ path: 'days', message: 'must name at least one day' });
  if (new Set(rhythm.days).size < rhythm.days.length)
    faults.push({ path: 'days', message: 'name a day twice' });
  if (minutesOf(rhythm.at) === null) faults.push({ path: 'at', message: 'must be a time such as 14:00' });
  if (!timeZoneIsKnown(rhythm.timeZone))
    faults.push({ path: 'timeZone', message: 'must be an IANA time zone, such as Europe/Zurich' });
  return faults;
}

/** A rhythm in words: "every 6 hours", "on weekdays at 14:00 (Europe/Zurich)". */
export function rhythmInWords(rhythm: Rhythm): string {
  if ('every' in rhythm) return `every ${durationWords(rhythm.every)}`;
  return `${daysInWords(rhythm.days)} at ${rhythm.at} (${rhythm.timeZone})`;
}

function daysInWords(days: readonly Weekday[]): string {
  const named = WEEKDAYS.filter((day) => days.includes(day));
  if (named.length === 7) return 'every day';
  if (named.join() === WEEKDAYS.slice(0, 5).join()) return 'on weekdays';
  return `on ${joinWords(
    named.map((day) => DAY_NAMES[day]),
    'and',
  )}`;
}

/**
 * When a check of this rhythm must be older than the window, in words; null where it need not be. Clock changes are left
 * out: an hour in a year is not what a rhythm is chosen by.
 */
export function missInWords(rhythm: Rhythm, maxAge: string): string | null {
  const windowMs = parseDurationMs(maxAge) ?? 0;
  if (windowMs <= 0) return null;
  const misses = 'every' in rhythm ? missOfInterval(rhythm.every, windowMs) : missOfDays(rhythm, windowMs);
  if (misses === null) return null;
  return `runs ${rhythmInWords(rhythm)}; with a window of ${durationInWords(windowMs)} the proof is stale ${misses}`;
}

function missOfInterval(every: string, windowMs: number): string | null {
  const everyMs = parseDurationMs(every) ?? 0;
  if (everyMs <= windowMs) return null;
  return `for ${durationInWords(everyMs - windowMs)} of every ${durationInWords(everyMs)}`;
}

function missOfDays(rhythm: Extract<Rhythm, { days: unknown }>, windowMs: number): string | null {
  const at = minutesOf(rhythm.at);
  const runs = WEEKDAYS.flatMap((day, index) =>
    rhythm.days.includes(day) && at !== null ? [index * MINUTES_A_DAY + at] : [],
  );
  const gaps = runs.map((from, index) => {
    const next = runs[(index + 1) % runs.length] ?? from;
    return { from, length: next > from ? next - from : next - from + MINUTES_A_WEEK };
  });
  const longest = gaps.reduce<(typeof gaps)[number] | null>(
    (found, gap) => (found !== null && found.length >= gap.length ? found : gap),
    null,
  );
  if (longest === null || longest.length * MINUTE_MS <= windowMs) return null;
  const staleFrom = longest.from + Math.floor(windowMs / MINUTE_MS);
  return `from ${momentOfWeek(staleFrom)} to ${momentOfWeek(longest.from + longest.length)}`;
}

function momentOfWeek(minutes: number): string {
  const within = minutes % MINUTES_A_WEEK;
  const day = WEEKDAYS[Math.floor(within / MINUTES_A_DAY)] ?? 'mon';
  const clock = [Math.floor((within % MINUTES_A_DAY) / 60), within % 60];
  return `${DAY_NAMES[day]} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** `HH:MM` as minutes of the day; null where it is none. */
export function minutesOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
