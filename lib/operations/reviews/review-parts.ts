import { mayDo, type Principal, type Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { type Answerer, countApprovals, refuseAnswer } from '#lib/domain/reviews/answering.ts';
import type { CauseProgress, Review } from '#lib/domain/reviews/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { loadAnswerers } from '#lib/store/review-answers.ts';
import * as reviews from '#lib/store/reviews.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Whether the caller may do something, and why not. */
export type May = { readonly allowed: boolean; readonly reason: string };

/** A review with how far it is and what the caller may do about it. */
export type ReviewView = Review & {
  readonly causes: readonly CauseProgress[];
  readonly mayAnswer: May;
  readonly mayRecall: May;
};

/** One review, or `not_found`; a key that speaks for one agent sees that agent's alone. */
export async function findReview(transaction: Transaction, reviewId: string): Promise<Review> {
  const review = await reviews.find(transaction, reviewId);
  if (!review || !isVisible(transaction.scope.principal, review.agent.id)) throw notFound();
  return review;
}

function isVisible(principal: Principal, agentId: string): boolean {
  return principal.type !== 'key' || principal.agentId === null || principal.agentId === agentId;
}

/** The one agent whose reviews the caller sees; undefined for all of them. */
export function boundAgentId({ principal }: Scope): string | undefined {
  return principal.type === 'key' ? (principal.agentId ?? undefined) : undefined;
}

/** Adds to each review how many have approved for each cause and what the caller may do. */
export async function viewReviews(transaction: Transaction, found: readonly Review[]): Promise<ReviewView[]> {
  const { principal } = transaction.scope;
  const answerers = found.flatMap((review) => review.answers.map((answer) => answer.person.id));
  const caller = principal.type === 'person' ? [principal.personId] : [];
  const teamIds = found.map((review) => review.agent.owner.id);
  const lookup = await loadAnswerers(transaction, [...answerers, ...caller], teamIds);
  return found.map((review) => {
    const people = lookup(review.agent.owner.id);
    const self = principal.type === 'person' ? people.get(principal.personId) : undefined;
    return {
      ...review,
      causes: countApprovals(review.demands.causes, review.answers, people),
      mayAnswer: may(principal, review, self, 'approve'),
      mayRecall: may(principal, review, self, 'recall'),
    };
  });
}

/** The same for one review, read by its id. */
export async function viewReview(transaction: Transaction, reviewId: string): Promise<ReviewView> {
  const [view] = await viewReviews(transaction, [await findReview(transaction, reviewId)]);
  if (!view) throw notFound();
  return view;
}

function may(
  principal: Principal,
  review: Review,
  self: Answerer | undefined,
  answer: 'approve' | 'recall',
): May {
  if (!self) return { allowed: false, reason: 'Only a person who is signed in can answer.' };
  if (mayDo(principal, 'review:answer'))
    return { allowed: false, reason: 'Your role does not answer reviews.' };
  const refusal = refuseAnswer(review, self, answer, systemClock());
  return { allowed: refusal === null, reason: refusal?.text ?? '' };
}
