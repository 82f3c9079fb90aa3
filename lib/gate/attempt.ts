import { decide } from '#lib/domain/decisions/decide.ts';
import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import type { Decision, DecisionRequest, Facts, ReviewFact } from '#lib/domain/decisions/types.ts';
import type { Counters } from '#lib/gate/counters.ts';
import { type Gathered, withReview } from '#lib/gate/gather-facts.ts';
import { demandsDigestOf, openReview } from '#lib/gate/open-review.ts';
import type { OpenedReview, RecordItem } from '#lib/gate/recorder/item.ts';
import type { KeyFact, Snapshot } from '#lib/gate/snapshot/types.ts';
import type { WorkspaceState } from '#lib/gate/snapshot/workspace-state.ts';
import { newId } from '#lib/platform/ids.ts';

/** One request as it is decided now: under this snapshot, with this review, at this time. */
export type Asked = {
  readonly snapshot: Snapshot;
  readonly key: KeyFact;
  readonly request: DecisionRequest;
  readonly gathered: Gathered;
  readonly review: ReviewFact | null;
  readonly now: number;
};

/** A counter that has to be read before the request can be decided. */
export type MissingCounter = { readonly limitRef: string; readonly windowStart: number };

/** What was decided, not yet recorded. */
export type Draft = {
  readonly decision: KeptDecision;
  readonly opens: OpenedReview | null;
};

/** Decides from memory alone; answers the counters that are missing where some are. */
export function decideNow(asked: Asked, counters: Counters): Decision | MissingCounter[] {
  const { snapshot, request, now } = asked;
  const missing: MissingCounter[] = [];
  const decision = decide(
    request,
    factsOf(asked),
    snapshot.policy,
    counters.reader(snapshot.workspaceId, missing),
    now,
  );
  return missing.length === 0 ? decision : missing;
}

function factsOf({ gathered, review }: Asked): Facts {
  return withReview(gathered.facts, review);
}

/** Makes of a decision what is recorded and answered: joins the review that waits for the same, or opens one. */
export function draft(asked: Asked, decision: Decision, state: WorkspaceState, gateId: string): Draft {
  const { request, gathered, now, snapshot } = asked;
  const found = reviewFor(asked, decision, state);
  const opens =
    found === 'new' && decision.demands
      ? openReview({
          gathered,
          decision,
          demands: decision.demands,
          demandsDigest: demandsDigestOf(decision.demands),
          action: request.action,
          gateId,
          now,
        })
      : null;
  const review = opens ?? (found === 'new' ? null : found);
  return {
    opens,
    decision: {
      id: newId('decision', now),
      revision: snapshot.revision,
      record: { v: 1, request, facts: factsOf(asked), now, decision },
      review: review && { id: review.id, expiresAt: new Date(review.expiresAt) },
    },
  };
}

/**
 * The review a decision goes with. A request that names one never opens another: whoever waits for an answer and did not
 * like it would otherwise ask people again by repeating itself.
 */
function reviewFor(asked: Asked, decision: Decision, state: WorkspaceState): ReviewFact | 'new' | null {
  const { request, review, gathered } = asked;
  if (request.reviewId !== undefined) {
    const isAboutThis = review !== null && review.requestDigest === gathered.hashed.digest;
    return isAboutThis && (decision.demands !== null || isUsing(decision, review)) ? review : null;
  }
  if (!decision.demands || request.mode === 'dry_run') return null;
  const same = {
    requestDigest: gathered.hashed.digest,
    demandsDigest: demandsDigestOf(decision.demands),
  };
  return state.reviews.findOpen(same) ?? 'new';
}

function isUsing(decision: Decision, review: ReviewFact): boolean {
  return decision.uses.some((use) => use.grantRef === `review:${review.id}`);
}

type Filing = {
  readonly idempotency: RecordItem['idempotency'];
  readonly isSighting: boolean;
  readonly shadows: RecordItem['shadows'];
};

/** The draft as the recorder takes it. */
export function toItem(asked: Asked, { decision: kept, opens }: Draft, filing: Filing): RecordItem {
  const { record } = kept;
  return {
    workspaceId: asked.snapshot.workspaceId,
    guard: asked.snapshot.guard,
    id: kept.id,
    at: record.now,
    agentId: asked.gathered.agentName,
    action: record.request.action,
    tier: record.decision.tier,
    effect: record.decision.effect,
    mode: record.request.mode,
    requestDigest: record.facts.requestDigest,
    ...filing,
    reviewId: kept.review?.id ?? null,
    keyId: asked.key.id,
    revision: kept.revision,
    record: JSON.stringify(record),
    uses: record.decision.uses,
    opens,
  };
}
