import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLocalTime, toLocalTime } from '#lib/format/local-times.ts';

describe('local times', () => {
  it.each([
    ['2026-11-28T14:00', 'UTC', '2026-11-28T14:00:00.000Z'],
    ['2026-11-28T14:00', 'Europe/Zurich', '2026-11-28T13:00:00.000Z'],
    ['2026-07-01T00:30', 'Europe/Zurich', '2026-06-30T22:30:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Zurich', '2026-03-29T01:00:00.000Z'],
    ['2026-11-28T05:45', 'Asia/Kathmandu', '2026-11-28T00:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, iso) =>
    expect(new Date(fromLocalTime(text, zone) ?? 0).toISOString()).toBe(iso),
  );

  it.each(['', '2026-11-28', '2026-13-45T99:99', 'soon'])('%j means no moment', (text) =>
    expect(fromLocalTime(text, 'UTC')).toBeNull(),
  );

  it('come back as the minute they were, except in the hour that a clock repeats', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Tokyo', 'Asia/Kathmandu');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000_000 }), zones, (minutes, zone) => {
        expect(fromLocalTime(toLocalTime(minutes * 60_000, zone), zone)).toBe(minutes * 60_000);
      }),
    );
  });
});
