export type AgeUnit = 'second' | 'minute' | 'hour' | 'day';

/** A length of time in its one telling unit: 90 s → 1 minute, 73 h → 73 hours, 5 d → 5 days. */
export type Age = { readonly count: number; readonly unit: AgeUnit };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Hours are kept up to four days: windows of evidence and deadlines are thought of in hours. */
const HOURS_UNTIL = 96 * HOUR;

/** The telling unit of a length of time; a negative one counts as none. Rounds down, so nothing looks older than it is. */
export function ageOf(ms: number): Age {
  const length = Math.max(0, ms);
  if (length < MINUTE) return { count: Math.floor(length / SECOND), unit: 'second' };
  if (length < HOUR) return { count: Math.floor(length / MINUTE), unit: 'minute' };
  if (length < HOURS_UNTIL) return { count: Math.floor(length / HOUR), unit: 'hour' };
  return { count: Math.floor(length / DAY), unit: 'day' };
}

/** A length of time in the largest unit that says it exactly: 90 minutes stay 90 minutes, a window of 24 hours 24 hours. */
export function exactLengthOf(ms: number): Age {
  const length = Math.max(0, ms);
  if (length >= HOURS_UNTIL && length % DAY === 0) return { count: length / DAY, unit: 'day' };
  if (length >= HOUR && length % HOUR === 0) return { count: length / HOUR, unit: 'hour' };
  if (length >= MINUTE && length % MINUTE === 0) return { count: length / MINUTE, unit: 'minute' };
  return length < MINUTE * 60 ? { count: Math.floor(length / SECOND), unit: 'second' } : ageOf(length);
}

/** What is left as a clock: `18:42` below an hour, `3:05:09` below a day, null from there on. */
export function countdown(ms: number): string | null {
  if (ms >= DAY) return null;
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}`;
  return h > 0 ? `${h}:${tail}` : tail;
}

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** An ISO 8601 duration in its parts, largest first; empty when it is none. `P30D` stays 30 days. */
export function durationParts(iso: string): readonly Age[] {
  const [, weeks, days, hours, minutes, seconds] = DURATION.exec(iso) ?? [];
  const parts: readonly Age[] = [
    { count: Number(weeks ?? 0) * 7 + Number(days ?? 0), unit: 'day' },
    { count: Number(hours ?? 0), unit: 'hour' },
    { count: Number(minutes ?? 0), unit: 'minute' },
    { count: Number(seconds ?? 0), unit: 'second' },
  ];
  return parts.filter((part) => part.count > 0);
}
