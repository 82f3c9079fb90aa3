import type { Tier } from '#lib/domain/actions/types.ts';
import type { Outcome, StoredDecision } from '#lib/domain/decisions/stored.ts';
import type { DecisionMode, Effect } from '#lib/domain/decisions/types.ts';
import { Prisma } from '#lib/store/database.ts';
import { type DecisionFilter, fitting } from '#lib/store/decision-counts.ts';
import type { Transaction } from '#lib/store/transaction.ts';

const DECISION = {
  id: true,
  evaluatedAt: true,
  agentId: true,
  action: true,
  tier: true,
  effect: true,
  mode: true,
  requestDigest: true,
  reviewId: true,
  keyId: true,
  revision: true,
  record: true,
} as const;

/** Which part of the list: ids below `beforeId`, from `fromId` on, above `afterId`. */
type ListPart = {
  readonly limit: number;
  readonly beforeId: string | null;
  readonly fromId: string | null;
  readonly afterId?: string;
};

/** Decisions, newest first. They are found in the index alone; only the records that are shown are read. */
export async function list(
  transaction: Transaction,
  filter: DecisionFilter,
  { limit, beforeId, fromId, afterId }: ListPart,
): Promise<StoredDecision[]> {
  const { db, scope } = transaction;
  const bounds = [
    ...(beforeId === null ? [] : [Prisma.sql`AND id < ${beforeId}`]),
    ...(fromId === null ? [] : [Prisma.sql`AND id >= ${fromId}`]),
    ...(afterId === undefined ? [] : [Prisma.sql`AND id > ${afterId}`]),
  ];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM decision WHERE workspace_id = ${scope.workspaceId}
       ${bounds.length > 0 ? Prisma.join(bounds, ' ') : Prisma.empty} ${fitting(filter)}
     ORDER BY id DESC LIMIT ${limit}`;
  return listByIds(
    transaction,
    found.map(({ id }) => id),
  );
}

/** These decisions, newest first; a missing one is left out. */
export async function listByIds(
  transaction: Transaction,
  decisionIds: readonly string[],
): Promise<StoredDecision[]> {
  const { db, scope } = transaction;
  const rows = await db.decision.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...decisionIds] } },
    orderBy: { id: 'desc' },
    select: DECISION,
  });
  return complete(transaction, rows);
}

/** When these decisions were made, by their ids. */
export async function timesOf(
  { db, scope }: Transaction,
  decisionIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await db.decision.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...new Set(decisionIds)] } },
    select: { id: true, evaluatedAt: true },
  });
  return new Map(rows.map((row) => [row.id, row.evaluatedAt]));
}

/** One decision by its id, or null. */
export async function find(transaction: Transaction, decisionId: string): Promise<StoredDecision | null> {
  const { db, scope } = transaction;
  const row = await db.decision.findUnique({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: decisionId } },
    select: DECISION,
  });
  return row ? ((await complete(transaction, [row]))[0] ?? null) : null;
}

type DecisionRow = {
  id: string;
  evaluatedAt: Date;
  agentId: string;
  action: string;
  tier: string;
  effect: string;
  mode: string;
  requestDigest: string;
  reviewId: string | null;
  keyId: string | null;
  revision: bigint;
  record: string;
};

async function complete(transaction: Transaction, rows: readonly DecisionRow[]): Promise<StoredDecision[]> {
  const outcomes = await outcomesOf(
    transaction,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    tier: row.tier as Tier,
    effect: row.effect as Effect,
    mode: row.mode as DecisionMode,
    revision: Number(row.revision),
    // INVARIANT: the recorder writes a DecisionRecord, and nothing can change it afterwards.
    record: JSON.parse(row.record),
    outcomes: outcomes.get(row.id) ?? [],
  }));
}

async function outcomesOf(
  { db, scope }: Transaction,
  decisionIds: readonly string[],
): Promise<Map<string, Outcome[]>> {
  const rows = await db.decisionOutcome.findMany({
    where: { workspaceId: scope.workspaceId, decisionId: { in: [...decisionIds] } },
    orderBy: [{ decisionId: 'asc' }, { ordinal: 'asc' }],
    select: { decisionId: true, status: true, detail: true, reportedAt: true },
  });
  const outcomes = new Map<string, Outcome[]>();
  for (const { decisionId, status, ...row } of rows) {
    const entry = { status: status as Outcome['status'], ...row };
    outcomes.set(decisionId, [...(outcomes.get(decisionId) ?? []), entry]);
  }
  return outcomes;
}
