export const DURATION_UNITS = ['second', 'minute', 'hour', 'day'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const SIMPLE = /^P(?:(\d+)D|T(\d+)([HMS]))$/;
const UNIT_OF = { H: 'hour', M: 'minute', S: 'second' } as const;

/** A duration of one unit as a figure and its unit; null for one that mixes units. */
export function splitDuration(iso: string): { readonly count: number; readonly unit: DurationUnit } | null {
  const [, days, count, letter] = SIMPLE.exec(iso) ?? [];
  if (days !== undefined) return { count: Number(days), unit: 'day' };
  if (count === undefined) return null;
  return { count: Number(count), unit: UNIT_OF[letter as keyof typeof UNIT_OF] };
}

/** The ISO 8601 text of a figure and its unit: `PT30M`, `P1D`. */
export function joinDuration(count: number, unit: DurationUnit): string {
  return unit === 'day' ? `P${count}D` : `PT${count}${unit[0]?.toUpperCase()}`;
}
