import type {
  DecisionRequest,
  Facts,
  OtherCause,
  ReviewDemands,
  ReviewFact,
  ReviewRefusal,
} from '#lib/domain/decisions/types.ts';

type Answer = { readonly isAnswered: boolean; readonly cause: OtherCause | null };

/** Step 9: whether the review the request names answers everything that holds it; where not, why. */
export function answerReview(
  request: DecisionRequest,
  facts: Facts,
  demands: ReviewDemands,
  now: number,
): Answer {
  if (request.reviewId === undefined) return { isAnswered: false, cause: null };
  const refusal = refusalOf(facts, demands, now);
  if (refusal === null) return { isAnswered: true, cause: null };
  const text = inWords(refusal, facts.review);
  const remedies = [
    { kind: 'review', text: WAY_OUT[refusal], owner: demands.causes[0]?.owner ?? null },
  ] as const;
  return { isAnswered: false, cause: { kind: 'review', code: refusal, text, remedies } };
}

// INVARIANT: an approval counts for the one request whose digest it carries, once, and for the causes it was given for.
function refusalOf(
  { review, requestDigest }: Facts,
  demands: ReviewDemands,
  now: number,
): ReviewRefusal | null {
  if (!review) return 'review_unknown';
  if (review.requestDigest !== requestDigest) return 'review_other_request';
  if (review.status !== 'approved') return `review_${review.status}`;
  if (review.isUsed) return 'review_used';
  if (review.expiresAt <= now) return 'review_expired';
  const answered = new Set(review.causes);
  return demands.causes.every((cause) => answered.has(cause.ref)) ? null : 'review_other_causes';
}

function inWords(refusal: ReviewRefusal, review: ReviewFact | null): string {
  const said = review?.text ? `: ${review.text}` : '.';
  switch (refusal) {
    case 'review_unknown':
      return 'The review that was named is not known here.';
    case 'review_pending':
      return 'The review has not been answered yet.';
    case 'review_denied':
      return `The review was denied${said}`;
    case 'review_steered':
      return `The review was answered with an instruction${said}`;
    case 'review_recalled':
      return 'The approval was recalled before it was used.';
    case 'review_expired':
      return 'The review has expired; silence is a denial.';
    case 'review_used':
      return 'The approval has been used; it held for one time.';
    case 'review_other_request':
      return 'The review is about another request: an approval holds for exactly the arguments it was given for.';
    case 'review_other_causes':
      return 'The approval does not cover everything that holds this request now.';
  }
}

const ASK_AGAIN = 'Ask again without naming the review; a new one opens.';

const WAY_OUT: Readonly<Record<ReviewRefusal, string>> = {
  review_unknown: ASK_AGAIN,
  review_pending: 'Wait for the answer, then ask again with the same review.',
  review_denied: 'Change what is asked; the answer to this was no.',
  review_steered: 'Follow the instruction, then ask for what it says.',
  review_recalled: ASK_AGAIN,
  review_expired: ASK_AGAIN,
  review_used: ASK_AGAIN,
  review_other_request: 'Ask for exactly what was approved, or ask again without naming the review.',
  review_other_causes: ASK_AGAIN,
};
