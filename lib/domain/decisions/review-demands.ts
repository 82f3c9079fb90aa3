import type { ClauseVerdict } from '#lib/domain/decisions/evaluate-clause.ts';
import { type PostureCause, postureExpiryMs } from '#lib/domain/decisions/posture.ts';
import type { Facts, ReviewCause, ReviewDemands } from '#lib/domain/decisions/types.ts';

type Escalation = ReviewDemands['escalate'];

/** What a held decision asks of people: every cause, the shortest expiry, the earliest escalation. */
export function reviewDemands(
  verdicts: readonly ClauseVerdict[],
  posture: PostureCause | null,
  facts: Facts,
): ReviewDemands {
  const held = verdicts.filter((verdict) => verdict.outcome.effect === 'review');
  const expiries = held.map((verdict) => verdict.follows.expiresInMs);
  const causes = held.flatMap(clauseCauses);
  if (posture && facts.posture.effect === 'review') {
    causes.push(postureReviewCause(posture, facts.posture.role, facts.posture.quorum));
    expiries.push(postureExpiryMs(facts.posture.expiresIn));
  }
  const escalations = held.flatMap((verdict) => escalationOf(verdict) ?? []);
  return { causes, expiresInMs: Math.min(...expiries), escalate: earliest(escalations) };
}

function clauseCauses({ compiled, outcome, asks, follows }: ClauseVerdict): ReviewCause[] {
  const { consequence } = follows;
  const excludesAgentOwner = consequence.type === 'review' && consequence.excludesAgentOwner === true;
  return asks.map(({ role, quorum }) => ({
    ref: compiled.ref,
    role,
    quorum,
    excludesAgentOwner,
    text: outcome.obligation,
    owner: outcome.ownerName,
  }));
}

function postureReviewCause(posture: PostureCause, role: ReviewCause['role'], quorum: number): ReviewCause {
  const text = `No clause authorises this action at tier ${posture.tier}, so a person decides.`;
  return {
    ref: `posture:${posture.tier}`,
    role,
    quorum,
    excludesAgentOwner: false,
    text,
    owner: posture.ownerName,
  };
}

function escalationOf({ follows }: ClauseVerdict): NonNullable<Escalation> | null {
  const { consequence, escalateAfterMs } = follows;
  if (consequence.type !== 'review' || !consequence.escalate || escalateAfterMs === null) return null;
  return { afterMs: escalateAfterMs, to: consequence.escalate.to };
}

function earliest(escalations: readonly NonNullable<Escalation>[]): Escalation {
  return escalations.reduce<Escalation>(
    (first, next) => (first === null || next.afterMs < first.afterMs ? next : first),
    null,
  );
}
