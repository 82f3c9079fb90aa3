import type { Zone } from '#lib/format/dates.ts';
import { addUnits, fromWall, startOfUnit, UNITS, type Unit } from '#lib/format/wall-clock.ts';

/** A range as it is typed and as an address holds it: `now-7d/d` to `now`, or two moments. */
export type RangeText = { readonly from: string; readonly to: string };
/** From the first moment on, until just before the second. */
export type Range = { readonly fromMs: number; readonly toMs: number };

/** What is wrong with a range: a text that says no moment, a unit there is none of, an end that is not after the start. */
export type RangeFault =
  | { readonly field: 'from' | 'to'; readonly kind: 'unreadable' }
  | { readonly field: 'from' | 'to'; readonly kind: 'unit'; readonly unit: string }
  | { readonly field: 'to'; readonly kind: 'order' };

export type Reading = { readonly nowMs: number; readonly zone: Zone };
type Moment = { readonly ms: number } | { readonly unit: string } | null;

const RELATIVE = /^now((?:[+-]\d{1,6}[A-Za-z]+|\/[A-Za-z]+)*)$/;
const STEP = /([+-]\d{1,6}|\/)([A-Za-z]+)/g;
const ABSOLUTE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?(Z|[+-]\d\d:?\d\d)?$/;
const FIRST_MS = Date.UTC(1971, 0, 1);
const LAST_MS = Date.UTC(2200, 0, 1);

/** Resolves what was typed. The same text means another range a moment later, unless it names both ends. */
export function resolveRange(
  { from, to }: RangeText,
  reading: Reading,
): Range | { readonly fault: RangeFault } {
  const start = parseMoment(from, reading, 'start');
  if (start === null) return { fault: { field: 'from', kind: 'unreadable' } };
  if ('unit' in start) return { fault: { field: 'from', kind: 'unit', unit: start.unit } };
  const end = parseMoment(to, reading, 'end');
  if (end === null) return { fault: { field: 'to', kind: 'unreadable' } };
  if ('unit' in end) return { fault: { field: 'to', kind: 'unit', unit: end.unit } };
  if (end.ms <= start.ms) return { fault: { field: 'to', kind: 'order' } };
  return { fromMs: start.ms, toMs: end.ms };
}

/** One moment. Rounding goes down at the start of a range and up at its end: `now/d` to `now/d` is today, the whole of it. */
export function parseMoment(text: string, reading: Reading, end: 'start' | 'end'): Moment {
  const typed = text.trim();
  const relative = RELATIVE.exec(typed);
  const moment = relative
    ? relativeMoment(relative[1] ?? '', reading, end)
    : absoluteMoment(typed, reading.zone, end);
  if (moment === null || 'unit' in moment) return moment;
  return moment.ms >= FIRST_MS && moment.ms <= LAST_MS ? moment : null;
}

/** Whether the text means another moment as time goes on. */
export function isRelative(text: string): boolean {
  return text.trim().startsWith('now');
}

function relativeMoment(steps: string, { nowMs, zone }: Reading, end: 'start' | 'end'): Moment {
  let ms = nowMs;
  for (const [, sign = '', name = ''] of steps.matchAll(STEP)) {
    const unit = UNITS.find((known) => known === name);
    if (!unit) return { unit: name };
    ms = sign === '/' ? rounded(ms, unit, zone, end) : addUnits(ms, Number(sign), unit, zone);
    if (!Number.isFinite(ms)) return null;
  }
  return { ms };
}

function rounded(ms: number, unit: Unit, zone: Zone, end: 'start' | 'end'): number {
  const start = startOfUnit(ms, unit, zone);
  return end === 'start' ? start : startOfUnit(addUnits(start, 1, unit, zone), unit, zone);
}

// A date alone is the whole of its day: at the end of a range, until its midnight.
function absoluteMoment(text: string, zone: Zone, end: 'start' | 'end'): Moment {
  const [, date, time, seconds = '00', fraction = '0', offset] = ABSOLUTE.exec(text) ?? [];
  if (!date || (offset && !time)) return null;
  const wall = Date.parse(`${date}T${time ?? '00:00'}:${seconds}.${fraction.padEnd(3, '0')}Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== date) return null;
  if (offset) return { ms: wall - offsetOf(offset) };
  const ms = fromWall(wall, zone);
  return { ms: time || end === 'start' ? ms : addUnits(ms, 1, 'd', zone) };
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
