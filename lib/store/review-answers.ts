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

/** Looks people up as the answer rules see them, each against the team that owns an agent. */
export type AnswererLookup = (ownerTeamId: string) => ReadonlyMap<string, Answerer>;

/** These people as the answer rules see them, for agents of any of these teams; two queries in all. */
export async function loadAnswerers(
  { db, scope }: Transaction,
  personIds: readonly string[],
  ownerTeamIds: readonly string[],
): Promise<AnswererLookup> {
  const { workspaceId } = scope;
  const wanted = [...new Set(personIds)];
  const members = await db.member.findMany({
    where: { workspaceId, personId: { in: wanted }, removedAt: null },
    select: { personId: true, role: true },
  });
  const owners = await db.teamMember.findMany({
    where: { workspaceId, teamId: { in: [...new Set(ownerTeamIds)] }, personId: { in: wanted } },
    select: { personId: true, teamId: true },
  });
  const roles = new Map<string, Role>(members.map((row) => [row.personId, roleNamed(row.role)]));
  const owning = new Set(owners.map((row) => `${row.teamId} ${row.personId}`));
  return (teamId) =>
    new Map(
      wanted.map((personId) => {
        const ownsAgent = owning.has(`${teamId} ${personId}`);
        return [personId, { personId, role: roles.get(personId) ?? null, ownsAgent }];
      }),
    );
}

/** The same for agents of one team. */
export async function findAnswerers(
  transaction: Transaction,
  personIds: readonly string[],
  ownerTeamId: string,
): Promise<ReadonlyMap<string, Answerer>> {
  return (await loadAnswerers(transaction, personIds, [ownerTeamId]))(ownerTeamId);
}
