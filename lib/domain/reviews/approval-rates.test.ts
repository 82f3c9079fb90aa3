import { expect, it } from 'vitest';
import { holdsTooMuch } from '#lib/domain/reviews/approval-rates.ts';

it.each([
  [46, 50, true],
  [45, 50, false],
  [49, 49, false],
  [50, 50, true],
  [91, 100, true],
  [90, 100, false],
  [0, 0, false],
])('%i of %i approved: a narrower clause is proposed: %s', (approved, of, wanted) =>
  expect(holdsTooMuch({ approved, of })).toBe(wanted),
);
