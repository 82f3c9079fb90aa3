import { describe, expect, it } from 'vitest';
import { ageOf, countdown, durationParts, exactLengthOf } from '#lib/format/ages.ts';
import {
  formatCalendarDay,
  formatDayOfMonth,
  formatExact,
  formatLongDay,
  formatMoment,
  formatTime,
  formatWeekday,
  formatWeekMoment,
  knownZone,
} from '#lib/format/dates.ts';
import { shortDigest } from '#lib/format/digests.ts';
import { formatCount, formatDecimal, formatRate, formatShare, initials } from '#lib/format/numbers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('ages', () => {
  it.each([
    [-5, 0, 'second'],
    [59_999, 59, 'second'],
    [90_000, 1, 'minute'],
    [73 * HOUR, 73, 'hour'],
    [96 * HOUR, 4, 'day'],
    [40 * 24 * HOUR, 40, 'day'],
  ])('says %i ms in one telling unit', (ms, count, unit) => expect(ageOf(ms)).toEqual({ count, unit }));

  it.each([
    [24 * HOUR, 24, 'hour'],
    [90 * MINUTE, 90, 'minute'],
    [7 * 24 * HOUR, 7, 'day'],
    [100 * HOUR, 100, 'hour'],
    [30_000, 30, 'second'],
    [0, 0, 'second'],
  ])('says a window of %i ms exactly', (ms, count, unit) =>
    expect(exactLengthOf(ms)).toEqual({ count, unit }),
  );

  it.each([
    [18 * MINUTE + 42_000, '18:42'],
    [9_001, '00:10'],
    [0, '00:00'],
    [-1, '00:00'],
    [3 * HOUR + 5 * MINUTE + 9_000, '3:05:09'],
    [25 * HOUR, null],
  ])('counts %i ms down as a clock', (ms, wanted) => expect(countdown(ms)).toBe(wanted));

  it('takes an ISO duration apart, largest part first', () => {
    expect(durationParts('PT30M')).toEqual([{ count: 30, unit: 'minute' }]);
    expect(durationParts('P1DT12H')).toEqual([
      { count: 1, unit: 'day' },
      { count: 12, unit: 'hour' },
    ]);
    expect(durationParts('P2W')).toEqual([{ count: 14, unit: 'day' }]);
    expect(durationParts('soon')).toEqual([]);
  });
});

describe('dates', () => {
  const at = '2026-11-20T11:14:07.412Z';
  it('always names the zone', () => {
    expect(formatTime(at, 'UTC')).toBe('11:14:07 UTC');
    expect(formatMoment(at, 'Europe/Berlin')).toBe('20 Nov 2026, 12:14 GMT+1');
    expect(formatExact(at, 'UTC')).toBe('20 Nov 2026, 11:14:07.412 UTC');
    expect(formatWeekMoment(at, 'UTC')).toBe('Fri 20 Nov, 11:14 UTC');
    expect(formatLongDay(at, 'UTC')).toBe('Friday 20 November, 11:14 UTC');
  });

  it('shows midnight as 00, not 24', () =>
    expect(formatMoment('2026-01-01T00:00:00.000Z', 'UTC')).toBe('1 Jan 2026, 00:00 UTC'));

  it('says a date of the calendar without moving it into a zone', () => {
    expect(formatCalendarDay('2026-11-28')).toBe('Saturday 28 November');
    expect(`${formatWeekday('2026-11-28')} ${formatDayOfMonth('2026-11-28')}`).toBe('Sat 28');
  });

  it('falls back to UTC for a zone nobody knows', () => {
    expect(knownZone('Mars/Olympus')).toBe('UTC');
    expect(knownZone(undefined)).toBe('UTC');
    expect(knownZone('Asia/Tokyo')).toBe('Asia/Tokyo');
  });
});

describe('numbers', () => {
  it('writes a rate no more exactly than it is known', () => {
    expect([0.0667, 2.345, 30, 1_234.5].map(formatRate)).toEqual(['0.067', '2.3', '30', '1,235']);
  });

  it('groups without losing a digit', () => {
    expect(formatCount(8214)).toBe('8,214');
    expect(formatDecimal('25000', 2)).toBe('25,000.00');
    expect(formatDecimal('-1234567.10')).toBe('-1,234,567.10');
    expect(formatDecimal('0.0000000000000000001')).toBe('0.0000000000000000001');
    expect(formatDecimal('1e9')).toBe('1e9');
    expect(formatShare(0.9836)).toBe('98.4 %');
  });

  it('makes two letters of a name', () => {
    expect(initials('Mara Ito')).toBe('MI');
    expect(initials('Čapek')).toBe('ČA');
    expect(initials('  ')).toBe('');
  });
});

describe('digests', () => {
  it('shows the first twelve characters in groups of four', () => {
    expect(shortDigest('sha256:9b1e04c7a2f0ffff')).toEqual({ algorithm: 'sha256', groups: '9b1e 04c7 a2f0' });
    expect(shortDigest('3f2a9c1e')).toEqual({ algorithm: null, groups: '3f2a 9c1e' });
  });
});
