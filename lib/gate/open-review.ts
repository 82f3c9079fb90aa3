import { demandsCanonical } from '#lib/domain/decisions/record.ts';
import type { Decision, ReviewDemands } from '#lib/domain/decisions/types.ts';
import type { Gathered } from '#lib/gate/gather-facts.ts';
import type { OpenedReview } from '#lib/gate/recorder/item.ts';
import type { KnownReview } from '#lib/gate/snapshot/load-reviews.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';

/** What makes two requests for review one: the request's digest and that of what is demanded. */
export function demandsDigestOf(demands: ReviewDemands): string {
  return sha256(demandsCanonical(demands));
}

type Opening = {
  readonly gathered: Gathered;
  readonly decision: Decision;
  readonly demands: ReviewDemands;
  readonly demandsDigest: string;
  readonly action: string;
  readonly gateId: string;
  readonly now: number;
};

/** A new review for a held request. Who is told learns of the causes, never of the arguments. */
export function openReview(opening: Opening): OpenedReview {
  const { gathered, decision, demands, demandsDigest, action, gateId, now } = opening;
  const id = newId('review');
  const expiresAt = now + demands.expiresInMs;
  const agent = gathered.facts.agent?.key ?? gathered.agentName;
  const roles = [...new Set(demands.causes.map((cause) => cause.role))];
  return {
    id,
    requestDigest: gathered.hashed.digest,
    demandsDigest,
    action,
    request: gathered.hashed.text,
    demands,
    openedAt: now,
    expiresAt,
    escalateAt: demands.escalate ? now + demands.escalate.afterMs : null,
    gate: gateId,
    eventId: newId('event'),
    messageId: newId('message'),
    event: { agent, action, tier: decision.tier },
    message: {
      review: id,
      agent,
      action,
      tier: decision.tier,
      causes: demands.causes.map((cause) => cause.text),
      roles,
      escalateTo: demands.escalate?.to ?? null,
      expiresAt: new Date(expiresAt).toISOString(),
    },
  };
}

/** The opened review as the gate remembers it. */
export function knownReview(opened: OpenedReview, agentId: string, demands: ReviewDemands): KnownReview {
  const { id, requestDigest, demandsDigest, expiresAt } = opened;
  return {
    id,
    status: 'pending',
    isUsed: false,
    agentId,
    requestDigest,
    demandsDigest,
    causes: demands.causes.map((cause) => cause.ref),
    expiresAt,
    text: '',
  };
}
