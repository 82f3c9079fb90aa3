import { describe, expect, it } from 'vitest';
import { fits, nextToAnswer, stepFrom } from '#components/reviews/review-filters.ts';
import type { ReviewSummary } from '#lib/client/reviews.ts';

const review = (id: string, isMine = true): ReviewSummary =>
  ({
    ...{ id, tier: 'high', escalatedAt: isMine ? null : '2026-01-01T00:00:00.000Z' },
    mayAnswer: { allowed: isMine, reason: '' },
  }) as ReviewSummary;
const QUEUE = [review('a'), review('b', false), review('c')];

describe('the filtered queue', () => {
  it.each([
    [{ tier: null, show: null }, ['a', 'b', 'c']],
    [{ tier: null, show: 'mine' as const }, ['a', 'c']],
    [{ tier: null, show: 'overdue' as const }, ['b']],
    [{ tier: 'critical' as const, show: null }, []],
  ])('for %j holds %j', (filters, wanted) =>
    expect(QUEUE.filter((item) => fits(item, filters)).map(({ id }) => id)).toEqual(wanted),
  );

  it.each([
    ['a', 1, 'b'],
    ['b', -1, 'a'],
    ['c', 1, null],
    ['a', -1, null],
    ['gone', 1, 'a'],
  ] as const)('from %s by %i leads to %s', (from, step, wanted) =>
    expect(stepFrom(QUEUE, from, step)).toBe(wanted),
  );

  it.each([
    ['a', 'c'],
    ['c', 'a'],
    ['gone', 'a'],
  ])('after an answer to %s opens %s, never one that the reader may not answer', (from, wanted) =>
    expect(nextToAnswer(QUEUE, from)).toBe(wanted),
  );
});
