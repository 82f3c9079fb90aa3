import type { Role } from '#lib/domain/access/permissions.ts';
import { durationInWords, parseDurationMs } from '#lib/domain/durations/duration.ts';
import type { Weekday } from '#lib/domain/pacts/types.ts';

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** The days as sentences name them. */
export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** A small count in words, a larger one in figures. */
export function countInWords(count: number): string {
  return SMALL[count] ?? groupDigits(String(count));
}

/** A decimal with its thousands set apart: `25,000.50`. Anything else comes back unchanged. */
export function groupDigits(decimal: string): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(decimal)) return decimal;
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function joinWords(words: readonly string[], joiner: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

/** `one approver`, `two trust leads`. */
export function peopleInWords(role: Role, quorum: number): string {
  const name = role.replaceAll('_', ' ');
  return `${countInWords(quorum)} ${quorum === 1 ? name : `${name}s`}`;
}

/** An ISO 8601 duration in words; the text itself where it is none. */
export function durationWords(duration: string): string {
  const ms = parseDurationMs(duration);
  return ms === null ? duration : durationInWords(ms);
}

/** The last name of a path, as words: `context.invoiceNumber` is `the invoice number`. */
export function pathInWords(path: string): string {
  const name = (path.split('.').at(-1) ?? path)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return path.startsWith('resource.') ? `the resource's ${name}` : `the ${name}`;
}
