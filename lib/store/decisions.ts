import type { Tier } from '#lib/domain/actions/types.ts';
import type { Outcome, StoredDecision } from '#lib/domain/decisions/stored.ts';
import type { DecisionMode, Effect } from '#lib/domain/decisions/types.ts';
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

export type DecisionFilter = {
  readonly effects?: readonly Effect[];
  readonly agentId?: string;
  readonly action?: string;
  readonly mode?: DecisionMode;
  readonly requestDigest?: string;
};

/** Decisions, newest first, with ids below `beforeId` and from `fromId` on. */
export async function list(
  transaction: Transaction,
  { effects, ...filter }: DecisionFilter,
  page: { readonly limit: number; readonly beforeId: string | null; readonly fromId: string | null },
): Promise<StoredDecision[]> {
  const { db, scope } = transaction;
  const { beforeId, fromId } = page;
  const rows = await db.decision.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...filter,
      ...(effects && { effect: { in: [...effects] } }),
      id: { ...(beforeId !== null && { lt: beforeId }), ...(fromId !== null && { gte: fromId }) },
    },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: DECISION,
  });
  return complete(transaction, rows);
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
