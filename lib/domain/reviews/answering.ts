import { type Role, roleAllows, roleCovers } from '#lib/domain/access/permissions.ts';
import type { ReviewCause } from '#lib/domain/decisions/types.ts';
import type { CauseProgress, Review, ReviewAnswer, ReviewAnswerKind } from '#lib/domain/reviews/types.ts';

/** A person as the answer rules see them. */
export type Answerer = {
  readonly personId: string;
  /** The role held now; null for somebody who is no member any more. */
  readonly role: Role | null;
  /** Whether they belong to the team that owns the agent. */
  readonly ownsAgent: boolean;
};

export type AnswerRefusal = {
  readonly code: 'review_answered' | 'review_not_answerable';
  readonly text: string;
};

/** Why the person may not give this answer now; null where they may. */
export function refuseAnswer(
  review: Review,
  person: Answerer,
  answer: ReviewAnswerKind,
  now: Date,
): AnswerRefusal | null {
  const ended = answer === 'recall' ? refuseRecall(review, now) : refuseLate(review, now);
  if (ended) return { code: 'review_answered', text: ended };
  const unfit = refusePerson(review.demands.causes, person);
  if (unfit) return { code: 'review_not_answerable', text: unfit };
  const isRepeated = answer === 'approve' && hasApproved(review, person.personId);
  if (!isRepeated) return null;
  return { code: 'review_answered', text: 'You have approved this already; it waits for somebody else.' };
}

function refuseLate(review: Review, now: Date): string | null {
  if (review.status !== 'pending') return howItEnded(review);
  return now >= review.expiresAt ? `It expired unanswered at ${clock(review.expiresAt)}.` : null;
}

function refuseRecall(review: Review, now: Date): string | null {
  if (review.status !== 'approved') return `Only an approval can be recalled. ${howItEnded(review)}`;
  if (review.isUsed) return 'The approval has been used; the action went ahead.';
  return now >= review.expiresAt ? `The approval expired unused at ${clock(review.expiresAt)}.` : null;
}

const ANSWERED: Readonly<Record<ReviewAnswerKind, string>> = {
  approve: 'approved it',
  deny: 'denied it',
  steer: 'sent it back with an instruction',
  recall: 'recalled the approval',
};

/** Who ended the review, how and when, in a sentence. */
export function howItEnded(review: Review): string {
  if (review.status === 'pending') return 'It still waits for an answer.';
  const last = review.answers.at(-1);
  if (review.status === 'expired' || !last) return `It expired unanswered at ${clock(review.expiresAt)}.`;
  return `${last.person.name} ${ANSWERED[last.answer]} at ${clock(last.answeredAt)}.`;
}

function clock(at: Date): string {
  return at
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/** Whether the person may answer for the cause: holds a role that stands for it, and does not own the agent where that is ruled out. */
export function mayAnswerCause(cause: ReviewCause, person: Answerer): boolean {
  if (person.role === null || !roleAllows(person.role, 'review:answer')) return false;
  return roleCovers(person.role, cause.role) && !(cause.excludesAgentOwner && person.ownsAgent);
}

function refusePerson(causes: readonly ReviewCause[], person: Answerer): string | null {
  if (causes.some((cause) => mayAnswerCause(cause, person))) return null;
  const isOwner = causes.some((cause) => mayAnswerCause(cause, { ...person, ownsAgent: false }));
  if (isOwner) return 'You belong to the team that owns this agent, and the clause wants somebody else.';
  const roles = [...new Set(causes.map((cause) => cause.role))].join(' or ').replaceAll('_', ' ');
  return `This needs the role ${roles}.`;
}

/** How many persons have approved for each cause, counted by the roles they hold now. */
export function countApprovals(
  causes: readonly ReviewCause[],
  answers: readonly ReviewAnswer[],
  people: ReadonlyMap<string, Answerer>,
): CauseProgress[] {
  const approvers = new Set(
    answers.filter(({ answer }) => answer === 'approve').map(({ person }) => person.id),
  );
  const persons = [...approvers].flatMap((id) => people.get(id) ?? []);
  return causes.map((cause) => ({
    ...cause,
    given: persons.filter((person) => mayAnswerCause(cause, person)).length,
  }));
}

/** INVARIANT: a review is approved only when every cause has as many persons as it asks for. */
export function isComplete(causes: readonly CauseProgress[]): boolean {
  return causes.length > 0 && causes.every((cause) => cause.given >= Math.max(1, cause.quorum));
}

function hasApproved(review: Review, personId: string): boolean {
  return review.answers.some(({ person, answer }) => person.id === personId && answer === 'approve');
}

/** What the last person who denied or steered wrote; empty where nobody did. */
export function instructionOf(answers: readonly ReviewAnswer[]): string {
  return answers.findLast(({ answer }) => answer === 'deny' || answer === 'steer')?.text ?? '';
}
