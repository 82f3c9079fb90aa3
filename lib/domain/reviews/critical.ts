import type { Review } from '#lib/domain/reviews/types.ts';

/** A clause that a cause names by its `ref`. */
export type CauseClause = { readonly pactId: string; readonly number: number; readonly clauseKey: string };

/** The clauses a review answers; a posture is none. */
export function causeClauses(review: Review): CauseClause[] {
  return review.demands.causes.flatMap(({ ref }) => {
    const [kind, pactId = '', number, ...clauseKey] = ref.split(':');
    return kind === 'clause' ? [{ pactId, number: Number(number), clauseKey: clauseKey.join(':') }] : [];
  });
}

/**
 * Whether approving the review lets something critical happen: the action is, or a clause it answers. `severityOf`
 * answers null for a clause that is not there.
 * INVARIANT: what cannot be looked up counts as critical.
 */
export function isCritical(review: Review, severityOf: (clause: CauseClause) => string | null): boolean {
  if (review.tier === 'critical') return true;
  return causeClauses(review).some((clause) => (severityOf(clause) ?? 'critical') === 'critical');
}
