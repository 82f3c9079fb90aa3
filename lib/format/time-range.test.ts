import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseMoment, resolveRange } from '#lib/format/time-range.ts';
import { addUnits, startOfUnit, UNITS } from '#lib/format/wall-clock.ts';

/** A Friday. */
const NOW = '2026-11-20T14:35:12.345Z';
const nowMs = Date.parse(NOW);

const asked = (text: string, end: 'start' | 'end' = 'start', zone = 'UTC') => {
  const moment = parseMoment(text, { nowMs, zone }, end);
  return moment && 'ms' in moment ? new Date(moment.ms).toISOString() : moment;
};

describe('a moment', () => {
  it.each([
    ['now', '2026-11-20T14:35:12.345Z'],
    ['now-24h', '2026-11-19T14:35:12.345Z'],
    ['now-90s', '2026-11-20T14:33:42.345Z'],
    ['now/s', '2026-11-20T14:35:12.000Z'],
    ['now/m', '2026-11-20T14:35:00.000Z'],
    ['now/h', '2026-11-20T14:00:00.000Z'],
    ['now-7d/d', '2026-11-13T00:00:00.000Z'],
    ['now/w', '2026-11-16T00:00:00.000Z'],
    ['now-1M/M', '2026-10-01T00:00:00.000Z'],
    ['now/y', '2026-01-01T00:00:00.000Z'],
    ['now/d+8h', '2026-11-20T08:00:00.000Z'],
    ['  now-1m ', '2026-11-20T14:34:12.345Z'],
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01 09:30', '2026-11-01T09:30:00.000Z'],
    ['2026-11-01T09:30:15.5+02:00', '2026-11-01T07:30:15.500Z'],
    ['2026-11-01T09:30:15Z', '2026-11-01T09:30:15.000Z'],
  ])('%s at the start of a range is %s', (text, wanted) => {
    expect(asked(text)).toBe(wanted);
  });

  it.each([
    ['now/d', '2026-11-21T00:00:00.000Z'],
    ['now-1d/d', '2026-11-20T00:00:00.000Z'],
    ['now/w', '2026-11-23T00:00:00.000Z'],
    ['now/M', '2026-12-01T00:00:00.000Z'],
    ['2026-11-19', '2026-11-20T00:00:00.000Z'],
    ['2026-11-19T12:00', '2026-11-19T12:00:00.000Z'],
  ])('%s at the end of a range is rounded up, to %s', (text, wanted) => {
    expect(asked(text, 'end')).toBe(wanted);
  });

  it.each([
    ['now/d', 'Europe/Zurich', '2026-11-19T23:00:00.000Z'],
    ['now/h', 'Asia/Kolkata', '2026-11-20T14:30:00.000Z'],
    ['2026-11-01T09:30', 'America/New_York', '2026-11-01T14:30:00.000Z'],
    ['2026-11-01T09:30Z', 'America/New_York', '2026-11-01T09:30:00.000Z'],
    // Clocks went back on 25 October: a day there had 25 hours.
    ['now-26d', 'Europe/Zurich', '2026-10-25T14:35:12.345Z'],
    ['now-27d', 'Europe/Zurich', '2026-10-24T13:35:12.345Z'],
  ])('%s is read by the clocks of %s', (text, zone, wanted) => {
    expect(asked(text, 'start', zone)).toBe(wanted);
  });

  it.each([
    '',
    'yesterday',
    'now-',
    'now-7',
    'now 7d',
    '7d',
    '2026-13-01',
    '2026-02-30',
    '2026-11-01Z',
    'now-999999y',
  ])('“%s” says none', (text) => {
    expect(asked(text)).toBeNull();
  });

  it.each([
    ['now-7x', 'x'],
    ['now/q', 'q'],
    ['now-3D', 'D'],
    ['now-5min', 'min'],
  ])('%s has a unit there is none of', (text, unit) => {
    expect(asked(text)).toEqual({ unit });
  });
});

describe('a range', () => {
  it('says which end is wrong, and how', () => {
    const fault = (from: string, to: string) => resolveRange({ from, to }, { nowMs, zone: 'UTC' });
    expect(fault('soon', 'now')).toEqual({ fault: { field: 'from', kind: 'unreadable' } });
    expect(fault('now-1h', 'now-2q')).toEqual({ fault: { field: 'to', kind: 'unit', unit: 'q' } });
    expect(fault('now', 'now-1h')).toEqual({ fault: { field: 'to', kind: 'order' } });
    expect(fault('now', 'now')).toEqual({ fault: { field: 'to', kind: 'order' } });
  });

  it('from now/d to now/d is today', () => {
    expect(resolveRange({ from: 'now/d', to: 'now/d' }, { nowMs, zone: 'UTC' })).toEqual({
      fromMs: Date.parse('2026-11-20T00:00:00Z'),
      toMs: Date.parse('2026-11-21T00:00:00Z'),
    });
  });
});

const zones = fc.constantFrom(
  'UTC',
  'Europe/Zurich',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Africa/Cairo',
  'Asia/Beirut',
);
const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2035, 0, 1) });

test('a unit begins no later than the moment in it, and begins where it begins', () => {
  fc.assert(
    fc.property(moments, zones, fc.constantFrom(...UNITS), (ms, zone, unit) => {
      const start = startOfUnit(ms, unit, zone);
      expect(start).toBeLessThanOrEqual(ms);
      expect(startOfUnit(start, unit, zone)).toBe(start);
      expect(addUnits(start, 1, unit, zone)).toBeGreaterThan(ms);
    }),
    { numRuns: 400 },
  );
});

test('whatever is typed is a moment, a unit there is none of, or nothing; never an error', () => {
  const piece = fc.constantFrom(
    'now',
    '-',
    '+',
    '/',
    '1',
    '30',
    'd',
    'M',
    'q',
    '2026-11-01',
    'T',
    '09:30',
    'Z',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), zones, (pieces, zone) => {
      const moment = parseMoment(pieces.join(''), { nowMs, zone }, 'end');
      if (moment && 'ms' in moment) expect(Number.isInteger(moment.ms)).toBe(true);
    }),
    { numRuns: 400 },
  );
});
