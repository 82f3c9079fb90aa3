import { formatDecimal } from '#lib/domain/decimals/decimal.ts';
import type { ClauseVerdict } from '#lib/domain/decisions/evaluate-clause.ts';
import type { Use } from '#lib/domain/decisions/types.ts';
import type { Waived } from '#lib/domain/decisions/waive.ts';

/**
 * What an allowed decision uses up: one step of each limit of each clause that matched, one use of each override that
 * waived something, and the review that answered.
 * In key order, so that two gates that use the same grants never wait for each other crosswise.
 */
export function usesOf(
  verdicts: readonly ClauseVerdict[],
  waived: readonly Waived[],
  reviewId: string | null,
): readonly Use[] {
  const uses: Use[] = [];
  for (const { uses: steps } of verdicts) {
    for (const { limitRef, windowStart, ordinal, total } of steps) {
      const isCounted = uses.some((use) => use.grantRef === limitRef && use.windowStart === windowStart);
      if (!isCounted) uses.push({ grantRef: limitRef, windowStart, ordinal, total: formatDecimal(total) });
    }
  }
  for (const { use } of waived) {
    const { limitRef: grantRef, windowStart, ordinal, total } = use;
    uses.push({ grantRef, windowStart, ordinal, total: formatDecimal(total) });
  }
  if (reviewId !== null)
    uses.push({ grantRef: `review:${reviewId}`, windowStart: 0, ordinal: 1, total: '0' });
  return uses.length < 2 ? uses : uses.sort(byKey);
}

function byKey(a: Use, b: Use): number {
  if (a.grantRef === b.grantRef) return a.windowStart - b.windowStart;
  return a.grantRef < b.grantRef ? -1 : 1;
}
