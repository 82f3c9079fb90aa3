import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBreakGlassWindow, planReviewDue, planWindow } from '#lib/domain/overrides/terms.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const none = { startsAt: null, endsAt: null, lastsForMs: null };

const faultsOf = (plan: ReturnType<typeof planWindow> | ReturnType<typeof planReviewDue>) =>
  plan.ok ? [] : plan.faults.map(({ path, message }) => `${path}: ${message}`);

describe('when a requested override holds', () => {
  it.each([
    ['at once for 24 hours', none, [0, 24]],
    ['from its start for 24 hours', { ...none, startsAt: later(5) }, [5, 29]],
    ['from now where its start has passed', { ...none, startsAt: later(-5), lastsForMs: HOUR_MS }, [0, 1]],
    ['until the end it names', { ...none, endsAt: later(3) }, [0, 3]],
    ['for as long as it says', { ...none, startsAt: later(1), lastsForMs: 2 * HOUR_MS }, [1, 3]],
    ['for 30 days at most', { ...none, endsAt: later(720) }, [0, 720]],
    ['from 30 days ahead at most', { ...none, startsAt: later(720) }, [720, 744]],
  ] as const)('%s', (_, wish, [from, to]) => {
    expect(planWindow(wish, NOW)).toEqual({ ok: true, value: { startsAt: later(from), endsAt: later(to) } });
  });

  it.each([
    ['an end in the past', { ...none, endsAt: later(-1) }, 'endsAt: must lie in the future'],
    ['an end that is now', { ...none, endsAt: NOW }, 'endsAt: must lie in the future'],
    [
      'an end before its start',
      { ...none, startsAt: later(5), endsAt: later(4) },
      'endsAt: must be after the start',
    ],
    [
      'an end at its start',
      { ...none, startsAt: later(5), endsAt: later(5) },
      'endsAt: must be after the start',
    ],
    [
      'an end too far off',
      { ...none, endsAt: later(720.1) },
      'endsAt: must be at most 30 days after the start',
    ],
    [
      'too long a time',
      { ...none, lastsForMs: 721 * HOUR_MS },
      'lastsFor: must be at most 30 days after the start',
    ],
    [
      'a start too far off',
      { ...none, startsAt: later(720.1) },
      'startsAt: must be at most 30 days from now',
    ],
  ] as const)('is refused with %s', (_, wish, fault) => {
    expect(faultsOf(planWindow(wish, NOW))).toEqual([fault]);
  });

  it('never ends before it starts, never lies behind, and never exceeds its bound', () => {
    const time = fc.option(fc.integer({ min: -2000, max: 2000 }).map(later));
    const wish = fc.record({
      startsAt: time,
      endsAt: time,
      lastsForMs: fc.option(fc.integer({ min: 1, max: 4e9 })),
    });
    fc.assert(
      fc.property(wish, (given) => {
        const plan = planWindow(given, NOW);
        if (!plan.ok) return;
        const { startsAt, endsAt } = plan.value;
        expect(startsAt >= NOW && endsAt > startsAt).toBe(true);
        expect(endsAt.getTime() - startsAt.getTime()).toBeLessThanOrEqual(720 * HOUR_MS);
      }),
    );
  });
});

describe('breaking the glass', () => {
  it.each([
    ['lasts an hour', none, 1],
    ['lasts 4 hours at most', { ...none, lastsForMs: 4 * HOUR_MS }, 4],
    ['ends when it says', { ...none, endsAt: later(2) }, 2],
  ] as const)('%s', (_, wish, hours) => {
    expect(planBreakGlassWindow(wish, NOW)).toEqual({
      ok: true,
      value: { startsAt: NOW, endsAt: later(hours) },
    });
  });

  it('is refused for more than 4 hours', () => {
    const fault = 'endsAt: must be at most 4 hours after the start';
    expect(faultsOf(planBreakGlassWindow({ ...none, endsAt: later(4.1) }, NOW))).toEqual([fault]);
  });

  it.each([
    ['72 hours from now', null, 72],
    ['when it says', later(5), 5],
    ['14 days from now at most', later(336), 336],
  ] as const)('owes its review %s', (_, wish, hours) => {
    expect(planReviewDue(wish, NOW)).toEqual({ ok: true, value: later(hours) });
  });

  it.each([
    [later(-1), 'reviewDueAt: must lie in the future'],
    [later(336.1), 'reviewDueAt: must be at most 14 days from now'],
  ])('is refused where its review is due at %s', (wish, fault) => {
    expect(faultsOf(planReviewDue(wish, NOW))).toEqual([fault]);
  });
});
