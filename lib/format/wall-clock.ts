import type { Zone } from '#lib/format/dates.ts';
import { offsetMs } from '#lib/format/local-times.ts';

export const UNITS = ['s', 'm', 'h', 'd', 'w', 'M', 'y'] as const;
/** Second, minute, hour, day, week (from Monday), month, year. A large M is the month. */
export type Unit = (typeof UNITS)[number];

const DAY_MS = 86_400_000;
/** Beyond this no calendar can be asked. */
const FAR_MS = 8e15;
const EXACT: Readonly<Record<'s' | 'm' | 'h', number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** A moment some units later, NaN where no calendar reaches; days and longer go by the zone's calendar: noon stays noon. */
export function addUnits(ms: number, count: number, unit: Unit, zone: Zone): number {
  if (unit === 's' || unit === 'm' || unit === 'h') return ms + count * EXACT[unit];
  const wall = new Date(toWall(ms, zone));
  if (unit === 'd' || unit === 'w') wall.setUTCDate(wall.getUTCDate() + count * (unit === 'w' ? 7 : 1));
  else addMonths(wall, unit === 'y' ? count * 12 : count);
  const at = wall.getTime();
  return Math.abs(at) < FAR_MS ? fromWall(at, zone) : Number.NaN;
}

// The 31st of a month that has none is its last day.
function addMonths(wall: Date, count: number): void {
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + count);
  const last = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  wall.setUTCDate(Math.min(day, last));
}

/** Where the unit that the moment lies in began, by the clocks of the zone. */
export function startOfUnit(ms: number, unit: Unit, zone: Zone): number {
  const wall = toWall(ms, zone);
  if (unit === 's' || unit === 'm' || unit === 'h') return ms - modulo(wall, EXACT[unit]);
  const day = wall - modulo(wall, DAY_MS);
  return fromWall(wallStart(day, unit), zone);
}

function wallStart(day: number, unit: 'd' | 'w' | 'M' | 'y'): number {
  const date = new Date(day);
  if (unit === 'w') return day - ((date.getUTCDay() + 6) % 7) * DAY_MS;
  if (unit === 'M') return date.setUTCDate(1);
  return unit === 'y' ? Date.UTC(date.getUTCFullYear(), 0, 1) : day;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function toWall(ms: number, zone: Zone): number {
  return ms + offsetMs(ms, zone);
}

/** The moment at which the zone's clocks show this; where they skip it, the first moment after. */
export function fromWall(wall: number, zone: Zone): number {
  const first = wall - offsetMs(wall, zone);
  const second = wall - offsetMs(first, zone);
  const short = wall - toWall(second, zone);
  return short > 0 ? second + short : second;
}
