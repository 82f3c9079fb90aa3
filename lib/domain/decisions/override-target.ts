import type { Tier } from '#lib/domain/actions/types.ts';
import type { OverrideFact } from '#lib/domain/decisions/override-facts.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** What an override is an exception to, as it is kept. */
export type KeptTarget = {
  readonly targetType: 'clause' | 'posture';
  readonly pactId: string | null;
  readonly clauseKey: string | null;
  readonly clauseDigest: string | null;
  readonly tier: Tier | null;
};

/**
 * The target as decisions look at it; null where it is an exception to nothing that is in force.
 * INVARIANT: an exception holds for the words it was granted for; a clause that reads otherwise now is not excepted.
 */
export function targetInForce(
  kept: KeptTarget,
  policy: Policy,
  digestOf: (clause: Clause) => string,
): OverrideFact['target'] | null {
  if (kept.targetType === 'posture') return kept.tier && { type: 'posture', tier: kept.tier };
  if (kept.pactId === null || kept.clauseKey === null) return null;
  const clause = policy.findClause(kept.pactId, kept.clauseKey);
  if (!clause || digestOf(clause) !== kept.clauseDigest) return null;
  return { type: 'clause', pactId: kept.pactId, clause: kept.clauseKey };
}
