import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import { makeNextRun } from '#lib/domain/pacts/next-run.ts';
import { missInWords, rhythmFaults, rhythmInWords } from '#lib/domain/pacts/rhythm.ts';
import { type Rhythm, WEEKDAYS } from '#lib/domain/pacts/types.ts';

const WEEKDAYS_AT_TWO: Rhythm = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  at: '14:00',
  timeZone: 'Europe/Zurich',
};
const isKnown = (timeZone: string) => ['UTC', 'Europe/Zurich'].includes(timeZone);

describe('a rhythm', () => {
  it.each<[string, Rhythm, readonly string[]]>([
    ['of hours', { every: 'PT6H' }, []],
    ['of no length', { every: 'PT0S' }, ['every']],
    ['of months', { every: 'P1M' }, ['every']],
    ['of weekdays', WEEKDAYS_AT_TWO, []],
    ['of no day', { ...WEEKDAYS_AT_TWO, days: [] }, ['days']],
    ['of one day twice', { ...WEEKDAYS_AT_TWO, days: ['mon', 'mon'] }, ['days']],
    ['at no time', { ...WEEKDAYS_AT_TWO, at: '25:00' }, ['at']],
    ['in no known zone', { ...WEEKDAYS_AT_TWO, timeZone: 'Mars/Olympus' }, ['timeZone']],
  ])('%s is held against what a rhythm must have', (_, rhythm, paths) => {
    expect(rhythmFaults(rhythm, isKnown).map(({ path }) => path)).toEqual(paths);
  });

  it.each<[Rhythm, string]>([
    [{ every: 'PT6H' }, 'every 6 hours'],
    [WEEKDAYS_AT_TWO, 'on weekdays at 14:00 (Europe/Zurich)'],
    [{ ...WEEKDAYS_AT_TWO, days: [...WEEKDAYS] }, 'every day at 14:00 (Europe/Zurich)'],
    [{ ...WEEKDAYS_AT_TWO, days: ['fri', 'mon'] }, 'on Monday and Friday at 14:00 (Europe/Zurich)'],
  ])('%j is said as "%s"', (rhythm, words) => {
    expect(rhythmInWords(rhythm)).toBe(words);
  });

  it.each<[Rhythm, string, string | null]>([
    [
      WEEKDAYS_AT_TWO,
      'PT24H',
      'runs on weekdays at 14:00 (Europe/Zurich); with a window of 1 day the proof is stale from Saturday 14:00 to Monday 14:00',
    ],
    [WEEKDAYS_AT_TWO, 'P3D', null],
    [{ ...WEEKDAYS_AT_TWO, days: [...WEEKDAYS] }, 'PT24H', null],
    [
      { ...WEEKDAYS_AT_TWO, days: ['sun'] },
      'P2DT30M',
      'runs on Sunday at 14:00 (Europe/Zurich); with a window of 2 days 30 minutes the proof is stale from Tuesday 14:30 to Sunday 14:00',
    ],
    [
      { every: 'P2D' },
      'PT24H',
      'runs every 2 days; with a window of 1 day the proof is stale for 1 day of every 2 days',
    ],
    [{ every: 'PT6H' }, 'PT6H', null],
    [{ every: 'PT6H' }, 'P1M', null],
  ])('%j with a window of %s misses it: %s', (rhythm, maxAge, words) => {
    expect(missInWords(rhythm, maxAge)).toBe(words);
  });

  it('misses a window exactly where following it leaves the proof older than that', () => {
    const anyDays = fc.subarray([...WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(anyDays, fc.integer({ min: 1, max: 200 }), (days, hours) => {
        const rhythm = { days, at: '14:00', timeZone: 'UTC' };
        const next = makeNextRun(rhythm);
        let at = next(Date.parse('2026-11-09T00:00:00Z'), null) ?? 0;
        let longest = 0;
        for (let run = 0; run < 8; run += 1) {
          const following = next(at, at) ?? 0;
          longest = Math.max(longest, following - at);
          at = following;
        }
        expect(missInWords(rhythm, `PT${hours}H`) !== null).toBe(
          longest > (parseDurationMs(`PT${hours}H`) ?? 0),
        );
      }),
    );
  });
});

describe('the next usual run', () => {
  it.each([
    ['later the same day', '2026-11-13T12:59:00Z', '2026-11-13T13:00:00Z'],
    ['after the weekend', '2026-11-13T13:00:00Z', '2026-11-16T13:00:00Z'],
    ['an hour later by UTC once the clocks went back', '2026-10-24T12:00:00Z', '2026-10-26T13:00:00Z'],
    ['an hour earlier once they went forward', '2026-03-27T13:00:00Z', '2026-03-30T12:00:00Z'],
  ])('of weekdays at 14:00 in Zurich is %s', (_, now, run) => {
    expect(makeNextRun(WEEKDAYS_AT_TWO)(Date.parse(now), null)).toBe(Date.parse(run));
  });

  it('of every 6 hours counts from the last one, runs that were missed left out', () => {
    const next = makeNextRun({ every: 'PT6H' });
    const at = Date.parse('2026-11-13T12:00:00Z');
    expect(next(at, at)).toBe(at + 6 * 3_600_000);
    expect(next(at + 13 * 3_600_000, at)).toBe(at + 18 * 3_600_000);
    expect(next(at, null)).toBeNull();
  });

  it('lies ahead, on one of the days and at the time, wherever and whenever', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Zurich',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    const when = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });
    const days = fc.subarray([...WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(zones, when, days, (timeZone, now, on) => {
        const run = makeNextRun({ days: on, at: '14:30', timeZone })(now, null) ?? 0;
        expect(run).toBeGreaterThan(now);
        expect(run - now).toBeLessThanOrEqual(8 * 86_400_000);
        const local = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        }).format(run);
        expect(local).toMatch(/ 14:30$/);
        expect(on).toContain(local.slice(0, 3).toLowerCase());
      }),
    );
  });
});
