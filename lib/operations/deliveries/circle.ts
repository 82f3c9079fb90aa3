import { type Circle, NO_FACTS, type SubjectFacts } from '#lib/domain/notices/audience.ts';
import { mayAnswerCause } from '#lib/domain/reviews/answering.ts';
import type { Review } from '#lib/domain/reviews/types.ts';
import { findOverrideRole, type NoticeSubject } from '#lib/store/notice-subjects.ts';
import { listReachable } from '#lib/store/recipients.ts';
import { findAnswerers } from '#lib/store/review-answers.ts';
import { listToldTeams } from '#lib/store/teams.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Everybody who could be told, read once for many messages. */
export type Everybody = Omit<Circle, keyof SubjectFacts>;

export async function readEverybody(transaction: Transaction): Promise<Everybody> {
  return {
    members: await listReachable(transaction),
    teams: await listToldTeams(transaction),
    overrideRole: await findOverrideRole(transaction),
  };
}

/** What a message's subject adds to whom it may come. */
export async function factsOf(
  transaction: Transaction,
  { review, version, override, starterId }: NoticeSubject,
  { members }: Everybody,
): Promise<SubjectFacts> {
  const facts = { ...NO_FACTS, starterId };
  if (version) {
    const { authorId, signerIds, status } = version;
    return { ...facts, authorId, signerIds, isOver: status !== 'in_review' };
  }
  if (review) return { ...facts, ...(await ofReview(transaction, review, members)) };
  if (!override) return facts;
  const { status, ...who } = override;
  return { ...facts, ...who, isOver: status !== 'requested' && !who.owesReview };
}

/** Everybody who may answer for one of the causes, and the teams that own the clauses. */
async function ofReview(transaction: Transaction, review: Review, members: Everybody['members']) {
  const { causes } = review.demands;
  const ids = members.map((member) => member.personId);
  const people = await findAnswerers(transaction, ids, review.agent.owner.id);
  const answererIds = ids.filter((id) => {
    const person = people.get(id);
    return person !== undefined && causes.some((cause) => mayAnswerCause(cause, person));
  });
  const clauseOwners = [...new Set(causes.flatMap((cause) => cause.owner ?? []))];
  return { answererIds, clauseOwners, isOver: review.status !== 'pending' };
}
