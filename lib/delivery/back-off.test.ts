import { expect, it } from 'vitest';
import { nextAttempt } from '#lib/delivery/back-off.ts';

it('waits longer after every attempt, at most half a day, and gives up after the tenth', () => {
  const now = new Date('2026-11-21T09:00:00.000Z');
  const pauses = Array.from(
    { length: 9 },
    (_, made) => (nextAttempt(made + 1, now)?.getTime() ?? 0) - now.getTime(),
  );
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(new Set(pauses).size).toBe(9);
  expect(pauses.at(0)).toBe(5_000);
  expect(pauses.at(-1)).toBe(12 * 3_600_000);
  expect(nextAttempt(10, now)).toBeNull();
});
