import { factsFor, tiersOf } from '#lib/domain/decisions/gather-facts.ts';
import type { DecisionRequest, Facts, ReviewFact } from '#lib/domain/decisions/types.ts';
import { type HashedRequest, hashRequest } from '#lib/gate/request-digest.ts';
import type { KeyFact, Snapshot } from '#lib/gate/snapshot/types.ts';

/** What a snapshot says about one request, its review left out. */
export type Gathered = {
  readonly facts: Facts;
  readonly hashed: HashedRequest;
  /** The registered id, or what the caller called itself: what the record is filed under. */
  readonly agentName: string;
};

/** Gathers what the snapshot knows about the request: plain data, enough to decide it again. */
export function gatherFacts(snapshot: Snapshot, key: KeyFact, request: DecisionRequest): Gathered {
  const agentName = agentNameOf(snapshot, request);
  const hashed = hashRequest(snapshot.workspaceId, agentName, tiersOf(snapshot, request).tier, request);
  const askedBy = { callerAgentId: key.agentId, requestDigest: hashed.digest };
  return { facts: factsFor(snapshot, request, askedBy), hashed, agentName };
}

/** The same facts with a review the request names. */
export function withReview(facts: Facts, review: ReviewFact | null): Facts {
  if (!review) return facts;
  const { id, status, isUsed, requestDigest, demandsDigest, causes, expiresAt, text } = review;
  return {
    ...facts,
    review: { id, status, isUsed, requestDigest, demandsDigest, causes, expiresAt, text },
  };
}

/** The id of the registered agent, or what the caller called itself. */
export function agentNameOf(snapshot: Snapshot, request: DecisionRequest): string {
  return snapshot.agents.get(request.agentId)?.id ?? printable(request.agentId);
}

/** A column of the record holds no control characters; the record itself holds exactly what was said. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
