import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { countApprovals, isComplete, refuseAnswer } from '#lib/domain/reviews/answering.ts';
import type { Review, ReviewAnswerKind } from '#lib/domain/reviews/types.ts';
import { assertProven } from '#lib/operations/reviews/assert-proven.ts';
import { findReview, type ReviewView, viewReview } from '#lib/operations/reviews/review-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { findAnswerers, insertAnswer } from '#lib/store/review-answers.ts';
import * as reviews from '#lib/store/reviews.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

export type AnswerCall = {
  readonly params: { readonly reviewId: string };
  readonly body: { readonly requestDigest: string; readonly text: string };
};

type Given = {
  readonly review: Review;
  readonly personId: string;
  readonly answer: ReviewAnswerKind;
  readonly text: string;
  readonly at: Date;
};

/** Approves: the review ends once every cause has as many persons as it asks for. A critical one needs a step-up. */
export function approveReview(scope: Scope, call: AnswerCall): Promise<Written<ReviewView>> {
  return answerReview(scope, call, 'approve');
}

/** Denies, with a reason for the agent. */
export function denyReview(scope: Scope, call: AnswerCall): Promise<Written<ReviewView>> {
  return answerReview(scope, call, 'deny');
}

/** Denies this request and says what the agent should do instead. */
export function steerReview(scope: Scope, call: AnswerCall): Promise<Written<ReviewView>> {
  return answerReview(scope, call, 'steer');
}

/** Takes an approval back that has not been used. */
export function recallReview(scope: Scope, call: AnswerCall): Promise<Written<ReviewView>> {
  return answerReview(scope, call, 'recall');
}

const STATUS_AFTER = {
  approve: 'approved',
  deny: 'denied',
  steer: 'steered',
  recall: 'recalled',
} as const satisfies Record<ReviewAnswerKind, string>;

async function answerReview(
  scope: Scope,
  { params, body }: AnswerCall,
  answer: ReviewAnswerKind,
): Promise<Written<ReviewView>> {
  const personId = personOf(scope);
  assertText(answer, body.text);
  return write(scope, async (transaction) => {
    // INVARIANT: an approval in use cannot be recalled: no decision is recorded between this look and the commit.
    if (answer === 'recall') await reviews.holdDecisions(transaction);
    await reviews.lock(transaction, params.reviewId);
    const review = await findReview(transaction, params.reviewId);
    assertDigest(review, body.requestDigest);
    const at = systemClock();
    const given = { review, personId, answer, text: body.text, at };
    await assertMayAnswer(transaction, given);
    if (answer === 'approve') await assertProven(transaction, review, at);
    await insertAnswer(transaction, { reviewId: review.id, personId, answer, ...body, answeredAt: at });
    await moveOn(transaction, given);
    return viewReview(transaction, review.id);
  });
}

function personOf({ principal }: Scope): string {
  if (principal.type === 'person') return principal.personId;
  throw new Problem('person_required', 'Only a person who is signed in can answer a review.');
}

function assertText(answer: ReviewAnswerKind, text: string): void {
  if (text !== '' || answer === 'approve' || answer === 'recall') return;
  const message = answer === 'steer' ? 'must say what the agent should do instead' : 'must say why';
  throw new Problem('reason_required', `text: ${message}`, { errors: [{ path: 'text', message }] });
}

function assertDigest(review: Review, digest: string): void {
  if (review.requestDigest === digest) return;
  throw new Problem(
    'review_digest',
    'The answer names another request than the one held here. Read it again.',
  );
}

async function assertMayAnswer(
  transaction: WriteTransaction,
  { review, personId, answer, at }: Given,
): Promise<void> {
  const people = await findAnswerers(transaction, [personId], review.agent.owner.id);
  const person = people.get(personId) ?? { personId, role: null, ownsAgent: false };
  const refusal = refuseAnswer(review, person, answer, at);
  if (refusal) throw new Problem(refusal.code, refusal.text);
}

/** Ends the review where this answer ends it; tells gates and people either way. */
async function moveOn(transaction: WriteTransaction, given: Given): Promise<void> {
  const { review, answer, at } = given;
  const isEnded = answer !== 'approve' || (await hasQuorum(transaction, review));
  const payload = { agent: review.agent.key, action: review.action, answer };
  const subject = { type: 'review', id: review.id };
  transaction.record({ type: 'review.answered', subject, payload });
  transaction.touch('review', review.id);
  if (!isEnded) return;
  const status = STATUS_AFTER[answer];
  const from = answer === 'recall' ? 'approved' : 'pending';
  if (!(await reviews.transition(transaction, { id: review.id, from }, status, at)))
    throw new Problem('review_answered', 'Somebody else answered first. Read it again.');
  const topic = `review.${status}` as const;
  transaction.record({ type: topic, subject, payload });
  transaction.tell({ topic, subjectId: review.id, payload });
  if (answer === 'recall') transaction.raiseGuard();
}

async function hasQuorum(transaction: WriteTransaction, review: Review): Promise<boolean> {
  const { answers } = await findReview(transaction, review.id);
  const approvers = answers.map(({ person }) => person.id);
  const people = await findAnswerers(transaction, approvers, review.agent.owner.id);
  return isComplete(countApprovals(review.demands.causes, answers, people));
}
