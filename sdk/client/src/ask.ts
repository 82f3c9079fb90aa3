import { NotAllowed, ReviewPending } from './errors.ts';
import type { Decision, Review } from './generated/api-types.ts';
import type { DecisionRequest, GuardOptions, Policy, Reviews } from './types.ts';

type Waiting = Pick<GuardOptions<[], void>, 'onReview' | 'waitTimeoutMs' | 'onHeld' | 'signal'>;

/**
 * What a held decision becomes: itself, or with `wait` the answer to the same question asked again once a person has
 * approved it. Asked again once only: a second hold is a new question to a person.
 */
export async function settleReview(
  { policy, reviews }: { readonly policy: Policy; readonly reviews: Reviews },
  asked: DecisionRequest & { readonly idempotencyKey: string },
  decision: Decision,
  { signal, onReview = 'throw', waitTimeoutMs, onHeld }: Waiting,
): Promise<Decision> {
  const isHeld = decision.effect === 'review' && decision.mode === 'enforce';
  if (!isHeld || !decision.review || onReview === 'throw') return decision;
  onHeld?.(decision);
  const review = await reviews
    .wait(decision.review.id, { signal, timeoutMs: waitTimeoutMs })
    .catch((error: unknown) => {
      throw error instanceof ReviewPending ? refusal(decision) : error;
    });
  if (review.status !== 'approved' || review.isUsed) throw refusedBy(review, decision);
  // Another question than the first, so another key; every attempt at it sends the same.
  const idempotencyKey = `${asked.idempotencyKey}:${review.id}`.slice(0, 200);
  const again = { ...asked, reviewId: review.id, minRevision: review.revision, idempotencyKey };
  return policy.evaluate(again, { signal });
}

const ENDED: Readonly<Record<Review['status'], string>> = {
  pending: 'Nobody has answered yet.',
  denied: 'A person denied it.',
  steered: 'A person asks for something else.',
  recalled: 'The approval was recalled.',
  expired: 'Nobody answered in time.',
  approved: 'The approval has been used already.',
};

function refusedBy({ status, text }: Review, decision: Decision): NotAllowed {
  return new NotAllowed([ENDED[status], text].filter(Boolean).join(' '), decision, {
    code: status === 'approved' ? 'review_used' : `review_${status}`,
    instruction: text,
  });
}

/** The error that stands for a decision under which nothing may run. */
export function refusal(decision: Decision): NotAllowed {
  const { summary, review, effect } = decision;
  return effect === 'review' && review
    ? new ReviewPending(summary, decision, review)
    : new NotAllowed(summary, decision);
}
