import type { Tier } from '#lib/domain/actions/types.ts';
import type {
  Override,
  OverrideStatus,
  OverrideTarget,
  OwedReview,
  ReasonCode,
  ReviewVerdict,
} from '#lib/domain/overrides/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import * as agents from '#lib/store/agents.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** How many uses of the override `o` were consumed: its ordinals are 1 to n. */
export const USED = Prisma.sql`
  (SELECT COALESCE(max(c.ordinal), 0) FROM consumption c
    WHERE c.workspace_id = o.workspace_id AND c.grant_key = 'override:' || o.id AND c.window_start = 0)`;

export type OverrideRow = {
  id: string;
  status: string;
  targetType: string;
  pactId: string | null;
  clauseKey: string | null;
  clauseDigest: string | null;
  tier: string | null;
  agentIds: string[];
  actions: string[];
  reasonCode: string;
  reason: string;
  ticket: string;
  startsAt: Date;
  endsAt: Date;
  maxUses: number;
  isBreakGlass: boolean;
  decisionId: string | null;
  requestedById: string;
  requestedAt: Date;
  answeredById: string | null;
  answeredAt: Date | null;
  answerText: string;
  endedAt: Date | null;
  endedById: string | null;
  endReason: string;
  reviewTeamId: string | null;
  reviewDueAt: Date | null;
  reviewedAt: Date | null;
  reviewedById: string | null;
  reviewVerdict: string | null;
  reviewText: string;
};

type Names = Awaited<ReturnType<typeof namesIn>>;

/** Rows as the overrides they are: people, agents, pacts and teams by name, and their uses counted. */
export async function complete(transaction: Transaction, rows: readonly OverrideRow[]): Promise<Override[]> {
  if (rows.length === 0) return [];
  const used = await countUses(transaction, rows);
  const names = await namesIn(transaction, rows);
  return rows.map((row) => ({ ...toOverride(row, names), used: used.get(row.id) ?? 0 }));
}

function toOverride(row: OverrideRow, names: Names): Omit<Override, 'used'> {
  const { id, actions, reason, ticket, startsAt, endsAt, maxUses, isBreakGlass, decisionId } = row;
  const { requestedAt, answeredAt, answerText, endedAt, endReason } = row;
  return {
    ...{ id, actions, reason, ticket, startsAt, endsAt, maxUses, isBreakGlass, decisionId },
    ...{ requestedAt, answeredAt, answerText, endedAt, endReason },
    status: row.status as OverrideStatus,
    reasonCode: row.reasonCode as ReasonCode,
    target: targetOf(row, names),
    agents: row.agentIds.map(names.agent),
    requestedBy: names.actor(row.requestedById),
    answeredBy: row.answeredById === null ? null : names.actor(row.answeredById),
    endedBy: row.endedById === null ? null : names.actor(row.endedById),
    review: reviewOf(row, names),
  };
}

function targetOf(
  { targetType, pactId, clauseKey, clauseDigest, tier }: OverrideRow,
  names: Names,
): OverrideTarget {
  if (targetType === 'posture') return { type: 'posture', tier: tier as Tier };
  // INVARIANT: the table's check gives an override of a clause its pact, key and digest.
  if (pactId === null || clauseKey === null || clauseDigest === null)
    throw new Error('override without target');
  return { type: 'clause', pactId, pact: names.pact(pactId), clause: clauseKey, clauseDigest };
}

function reviewOf(row: OverrideRow, names: Names): OwedReview | null {
  const { reviewTeamId, reviewDueAt, reviewedAt, reviewedById, reviewVerdict, reviewText } = row;
  if (reviewDueAt === null) return null;
  return {
    team: reviewTeamId === null ? null : names.team(reviewTeamId),
    dueAt: reviewDueAt,
    reviewedAt,
    reviewedBy: reviewedById === null ? null : names.actor(reviewedById),
    verdict: reviewVerdict as ReviewVerdict | null,
    text: reviewText,
  };
}

async function countUses(
  { db, scope }: Transaction,
  rows: readonly OverrideRow[],
): Promise<Map<string, number>> {
  const counted = await db.$queryRaw<{ id: string; used: number }[]>`
    SELECT o.id, ${USED} AS used FROM override o
     WHERE o.workspace_id = ${scope.workspaceId} AND o.id = ANY(${rows.map((row) => row.id)})`;
  return new Map(counted.map(({ id, used }) => [id, used]));
}

async function namesIn(transaction: Transaction, rows: readonly OverrideRow[]) {
  const { db, scope } = transaction;
  const { workspaceId } = scope;
  const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const people = rows.flatMap((row) => [
    row.requestedById,
    row.answeredById,
    row.endedById,
    row.reviewedById,
  ]);
  const actor = await nameActors(transaction, known(people));
  const agentsById = await agents.findAll(
    transaction,
    rows.flatMap((row) => row.agentIds),
  );
  const pacts = await db.pact.findMany({
    where: { workspaceId, id: { in: known(rows.map((row) => row.pactId)) } },
    select: { id: true, key: true },
  });
  const teams = await db.team.findMany({
    where: { workspaceId, id: { in: known(rows.map((row) => row.reviewTeamId)) } },
    select: { id: true, key: true, name: true },
  });
  const keys = new Map(pacts.map((pact) => [pact.id, pact.key]));
  const teamsById = new Map(teams.map(({ id, key, name }) => [id, { key, name }]));
  return {
    actor,
    agent: (id: string) => {
      const agent = agentsById.get(id);
      return { id, key: agent?.key ?? id, name: agent?.name ?? id };
    },
    pact: (id: string) => keys.get(id) ?? id,
    team: (id: string) => teamsById.get(id) ?? null,
  };
}
