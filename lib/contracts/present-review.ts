import type { ReviewCard, ReviewResource, ReviewSummary } from '#lib/contracts/reviews.ts';
import { timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import { instructionOf } from '#lib/domain/reviews/answering.ts';
import type {
  ApprovalRate,
  CauseProgress,
  Review,
  ReviewAnswer,
  Unusual,
} from '#lib/domain/reviews/types.ts';

type May = { readonly allowed: boolean; readonly reason: string };
type ReviewView = Review & {
  readonly causes: readonly CauseProgress[];
  readonly mayAnswer: May;
  readonly mayRecall: May;
};
type CauseRate = ApprovalRate & {
  readonly ref: string;
  readonly clause: { readonly pact: string; readonly key: string } | null;
  readonly own: ApprovalRate | null;
  readonly holdsTooMuch: boolean;
};
type ReviewCardView = ReviewView & {
  readonly unusual: readonly Unusual[];
  readonly approvalRates: { readonly days: number; readonly causes: readonly CauseRate[] };
};

function presentCommon(review: Review) {
  const { id, status, isUsed, action, tier, requestDigest, decisionId } = review;
  return {
    ...{ id, status, isUsed, action, tier, requestDigest, decisionId },
    openedAt: timestamp(review.openedAt),
    expiresAt: timestamp(review.expiresAt),
    text: instructionOf(review.answers),
  };
}

/** A review as its agent reads it, from gate and console alike. */
export function presentReview({
  review,
  revision,
}: {
  readonly review: Review;
  readonly revision: number;
}): ReviewResource {
  const { id, key, name } = review.agent;
  return { ...presentCommon(review), agent: { id, key, name }, revision };
}

/** A row of the queue. */
export function presentReviewSummary(view: ReviewView): ReviewSummary {
  const { id, key, name, owner } = view.agent;
  return {
    ...presentCommon(view),
    agent: { id, key, name, owner: { key: owner.key, name: owner.name } },
    causes: view.causes.map((cause) => ({ ...cause })),
    escalatedAt: timestampOrNull(view.escalatedAt),
    endedAt: timestampOrNull(view.endedAt),
    mayAnswer: { ...view.mayAnswer },
    mayRecall: { ...view.mayRecall },
  };
}

export function presentReviewPage(page: {
  readonly items: readonly ReviewView[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentReviewSummary), next: page.next };
}

/** Everything a person weighs before answering. */
export function presentReviewCard(view: ReviewCardView): ReviewCard {
  const { days, causes } = view.approvalRates;
  return {
    ...presentReviewSummary(view),
    // What was hashed is plain JSON; the contract checks it once more on its way out.
    request: view.request as ReviewCard['request'],
    answers: view.answers.map(presentAnswer),
    unusual: view.unusual.map(({ kind, facts }) => ({ kind, facts: { ...facts } })),
    approvalRates: { days, causes: causes.map((rate) => ({ ...rate })) },
  };
}

function presentAnswer({ person, answer, text, answeredAt }: ReviewAnswer) {
  return { person: { ...person }, answer, text, answeredAt: timestamp(answeredAt) };
}
