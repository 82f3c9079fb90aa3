import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { foldReviews } from '#components/overview/fold-reviews.ts';

function reviews(agents: readonly string[], action = 'refund') {
  return agents.map((agentKey, index) => ({
    ...{ id: `rev_${index}`, agentKey, action },
    openedAt: '2026-03-03T12:00:00.000Z',
    expiresAt: '2026-03-03T13:00:00.000Z',
  }));
}

const read = (given: ReturnType<typeof reviews>) =>
  foldReviews(given).map((line) =>
    line.kind === 'more' ? `${line.count} more of ${line.like.agentKey}` : line.review.id,
  );

it('shows five of one agent and action, and folds six after the third', () => {
  expect(read(reviews(Array(5).fill('a')))).toEqual(['rev_0', 'rev_1', 'rev_2', 'rev_3', 'rev_4']);
  expect(read(reviews(Array(6).fill('a')))).toEqual(['rev_0', 'rev_1', 'rev_2', '3 more of a']);
});

it('keeps what others wait for where it stands', () => {
  expect(read(reviews(['a', 'a', 'b', 'a', 'a', 'a', 'b', 'a']))).toEqual([
    'rev_0',
    'rev_1',
    'rev_2',
    'rev_3',
    '3 more of a',
    'rev_6',
  ]);
});

it('does not fold different actions of one agent together', () => {
  const given = [...reviews(Array(4).fill('a')), ...reviews(Array(4).fill('a'), 'pay')];
  expect(foldReviews(given)).toHaveLength(8);
});

test('no review is lost: what is shown and what is folded are all there were', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b'), { maxLength: 20 }), (agents) => {
      const lines = foldReviews(reviews(agents));
      const all = lines.reduce((sum, line) => sum + (line.kind === 'more' ? line.count : 1), 0);
      expect(all).toBe(agents.length);
    }),
  );
});
