const PATTERN = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000] as const;

/** No duration in the product is longer than this: a hundred years of days. */
const LONGEST_MS = 36_525 * 86_400_000;

/**
 * Milliseconds of an ISO 8601 duration made of fixed-length units (weeks, days, hours, minutes, seconds), or null where
 * the text is not one. Years and months have no fixed length and are refused.
 */
export function parseDurationMs(text: string): number | null {
  if (text.length > 40) return null;
  const match = PATTERN.exec(text);
  if (match === null) return null;
  let total = 0;
  let hasUnit = false;
  for (const [index, unitMs] of UNITS_MS.entries()) {
    const digits = match[index + 1];
    if (digits === undefined) continue;
    hasUnit = true;
    total += Number(digits) * unitMs;
  }
  return hasUnit && total <= LONGEST_MS ? total : null;
}

const WORDS: readonly (readonly [ms: number, word: string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** A duration in words, in at most the units it needs: `30 minutes`, `1 day 6 hours`. */
export function durationInWords(durationMs: number): string {
  const parts: string[] = [];
  let rest = durationMs;
  for (const [unitMs, word] of WORDS) {
    const count = Math.floor(rest / unitMs);
    if (count === 0) continue;
    parts.push(`${count} ${word}${count === 1 ? '' : 's'}`);
    rest -= count * unitMs;
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}
