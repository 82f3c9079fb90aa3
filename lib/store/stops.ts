import type { Stop, StopMode, StopTarget } from '#lib/domain/stops/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import * as agents from '#lib/store/agents.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const STOP = {
  id: true,
  target: true,
  targetId: true,
  mode: true,
  reason: true,
  createdById: true,
  createdAt: true,
  liftedAt: true,
  liftedById: true,
  liftReason: true,
} as const;

/** Stops, newest first, those before `beforeId`; only those in force unless `all`. */
export async function list(
  transaction: Transaction,
  filter: { readonly all: boolean },
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<Stop[]> {
  const { db, scope } = transaction;
  const rows = await db.stop.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(!filter.all && { liftedAt: null }),
      ...(page.beforeId !== null && { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: STOP,
  });
  return complete(transaction, rows);
}

/** One stop by its id, or null. */
export async function find(transaction: Transaction, stopId: string): Promise<Stop | null> {
  const { db, scope } = transaction;
  const row = await db.stop.findUnique({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: stopId } },
    select: STOP,
  });
  return row ? ((await complete(transaction, [row]))[0] ?? null) : null;
}

/** The stop in force on the target, or null. */
export async function findInForce(
  transaction: Transaction,
  target: StopTarget,
  targetId: string,
): Promise<Stop | null> {
  const { db, scope } = transaction;
  const row = await db.stop.findFirst({
    where: { workspaceId: scope.workspaceId, target, targetId, liftedAt: null },
    select: STOP,
  });
  return row ? ((await complete(transaction, [row]))[0] ?? null) : null;
}

/** Stops in force on these agents, by agent id. */
export async function onAgents(
  { db, scope }: Transaction,
  agentIds: readonly string[],
): Promise<Map<string, { readonly id: string; readonly mode: StopMode }>> {
  const rows = await db.stop.findMany({
    where: {
      workspaceId: scope.workspaceId,
      target: 'agent',
      targetId: { in: [...agentIds] },
      liftedAt: null,
    },
    select: { id: true, targetId: true, mode: true },
  });
  return new Map(rows.map((row) => [row.targetId, { id: row.id, mode: row.mode as StopMode }]));
}

/** Puts a stop in force; false where the target has one already, also when two do it at once. */
export async function insert(
  { db, scope }: WriteTransaction,
  stop: Pick<Stop, 'id' | 'target' | 'targetId' | 'mode' | 'reason' | 'createdAt'> & {
    readonly createdById: string;
  },
): Promise<boolean> {
  const { count } = await db.stop.createMany({
    data: [{ workspaceId: scope.workspaceId, ...stop }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Lifts a freeze that is in force; answers whether it did. */
export async function lift(
  { db, scope }: WriteTransaction,
  stopId: string,
  lifted: { readonly liftedAt: Date; readonly liftedById: string; readonly liftReason: string },
): Promise<boolean> {
  const { count } = await db.stop.updateMany({
    where: { workspaceId: scope.workspaceId, id: stopId, mode: 'freeze', liftedAt: null },
    data: lifted,
  });
  return count === 1;
}

type StopRow = {
  id: string;
  target: string;
  targetId: string;
  mode: string;
  reason: string;
  createdById: string;
  createdAt: Date;
  liftedAt: Date | null;
  liftedById: string | null;
  liftReason: string | null;
};

async function complete(transaction: Transaction, rows: readonly StopRow[]): Promise<Stop[]> {
  const name = await nameActors(
    transaction,
    rows.flatMap((row) => [row.createdById, ...(row.liftedById ? [row.liftedById] : [])]),
  );
  const ids = rows.filter((row) => row.target === 'agent').map((row) => row.targetId);
  const stopped = await agents.findAll(transaction, ids);
  return rows.map(({ createdById, liftedById, ...row }) => ({
    ...row,
    target: row.target as StopTarget,
    mode: row.mode as StopMode,
    targetKey: stopped.get(row.targetId)?.key ?? row.targetId,
    createdBy: name(createdById),
    liftedBy: liftedById ? name(liftedById) : null,
  }));
}
