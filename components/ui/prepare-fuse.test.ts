import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareFuse } from '#components/ui/prepare-fuse.ts';

const HOUR = 3_600_000;
const day = { from: 0, until: 24 * HOUR };

describe('a fuse', () => {
  it.each([
    [0, 'fresh', 1, 0],
    [9 * HOUR, 'fresh', 0.625, 9 * HOUR],
    [18 * HOUR, 'soon', 0.25, 18 * HOUR],
    [24 * HOUR, 'soon', 0, 24 * HOUR],
    [24 * HOUR + 1, 'stale', 0, 24 * HOUR + 1],
    [73 * HOUR, 'stale', 0, 73 * HOUR],
  ])('after %i ms of a day is %s', (now, state, share, ageMs) =>
    expect(prepareFuse(day, now)).toMatchObject({ state, share, ageMs }),
  );

  it('is full, and no younger than new, where a clock runs behind', () =>
    expect(prepareFuse(day, -HOUR)).toMatchObject({ state: 'fresh', share: 1, ageMs: 0 }));

  it('of weeks is nearly down a day before its end, however long it is', () => {
    const month = { from: 0, until: 30 * 24 * HOUR };
    expect(prepareFuse(month, 28 * 24 * HOUR).state).toBe('fresh');
    expect(prepareFuse(month, 29 * 24 * HOUR).state).toBe('soon');
  });

  it('that closes as it opens was never lit', () =>
    expect(prepareFuse({ from: HOUR, until: HOUR }, HOUR).state).toBe('stale'));

  it('only ever burns down, and stays out once it is out', () => {
    const ms = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    fc.assert(
      fc.property(
        ms,
        fc.integer({ min: 1, max: 10 ** 10 }),
        ms,
        fc.nat(10 ** 10),
        (from, length, now, wait) => {
          const window = { from, until: from + length };
          const [before, after] = [prepareFuse(window, now), prepareFuse(window, now + wait)];
          expect(after.share).toBeLessThanOrEqual(before.share);
          expect(before.share).toBeGreaterThanOrEqual(0);
          expect(before.share).toBeLessThanOrEqual(1);
          if (before.state === 'stale') expect(after.state).toBe('stale');
        },
      ),
    );
  });
});
