import { type Role, roleNamed } from '#lib/domain/access/permissions.ts';
import type { Answerer } from '#lib/domain/reviews/answering.ts';
import type { ReviewAnswer, ReviewAnswerKind } from '#lib/domain/reviews/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/** What was answered to these reviews, oldest first, by review. */
export async function listAnswers(
  transaction: Transaction,
  reviewIds: readonly string[],
): Promise<Map<string, ReviewAnswer[]>> {
  const { db, scope } = transaction;
  const rows = await db.reviewAnswer.findMany({
    where: { workspaceId: scope.workspaceId, reviewId: { in: [...reviewIds] } },
    orderBy: [{ answeredAt: 'asc' }, { personId: 'asc' }],
    select: { reviewId: true, personId: true, answer: true, text: true, answeredAt: true },
  });
  const name = await nameActors(
    transaction,
    rows.map((row) => row.personId),
  );
  const answers = new Map<string, ReviewAnswer[]>();
  for (const { reviewId, personId, answer, ...row } of rows) {
    const entry = { person: name(personId), answer: answer as ReviewAnswerKind, ...row };
    answers.set(reviewId, [...(answers.get(reviewId) ?? []), entry]);
  }
  return answers;
}

/** Appends an answer; false where the person gave the same one before. */
export async function insertAnswer(
  { db, scope }: WriteTransaction,
  answer: {
    readonly reviewId: string;
    readonly personId: string;
    readonly answer: ReviewAnswerKind;
    readonly text: string;
    readonly requestDigest: string;
    readonly answeredAt: Date;
  },
): Promise<boolean> {
  const { count } = await db.reviewAnswer.createMany({
    data: [{ workspaceId: scope.workspaceId, ...answer }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** These people as the answer rules see them, each against the team that owns the agent. */
export async function findAnswerers(
  { db, scope }: Transaction,
  personIds: readonly string[],
  ownerTeamId: string,
): Promise<Map<string, Answerer>> {
  const { workspaceId } = scope;
  const wanted = [...new Set(personIds)];
  const members = await db.member.findMany({
    where: { workspaceId, personId: { in: wanted }, removedAt: null },
    select: { personId: true, role: true },
  });
  const owners = await db.teamMember.findMany({
    where: { workspaceId, teamId: ownerTeamId, personId: { in: wanted } },
    select: { personId: true },
  });
  const roles = new Map<string, Role>(members.map((row) => [row.personId, roleNamed(row.role)]));
  const owning = new Set(owners.map((row) => row.personId));
  return new Map(
    wanted.map((personId) => [
      personId,
      { personId, role: roles.get(personId) ?? null, ownsAgent: owning.has(personId) },
    ]),
  );
}

/** Of the person's last answers, how many approved. */
export async function countOwnApprovals(
  { db, scope }: Transaction,
  personId: string,
  last: number,
): Promise<{ readonly approved: number; readonly of: number }> {
  const rows = await db.reviewAnswer.findMany({
    where: { workspaceId: scope.workspaceId, personId, answer: { not: 'recall' } },
    orderBy: { answeredAt: 'desc' },
    take: last,
    select: { answer: true },
  });
  return { approved: rows.filter((row) => row.answer === 'approve').length, of: rows.length };
}
