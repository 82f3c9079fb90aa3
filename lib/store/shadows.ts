import type { Effect } from '#lib/domain/decisions/types.ts';
import type { Shadow, ShadowCell, ShadowHit, ShadowResult, Would } from '#lib/domain/shadows/types.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const SHADOW = {
  id: true,
  pactId: true,
  number: true,
  startedById: true,
  startedAt: true,
  endsAt: true,
  endedAt: true,
  endedById: true,
  endReason: true,
} as const;

/** What of the pact is in shadow and not ended, or null; its date may have come. */
export async function findOpen({ db, scope }: Transaction, pactId: string): Promise<Shadow | null> {
  return db.shadow.findFirst({
    where: { workspaceId: scope.workspaceId, pactId, endedAt: null },
    select: SHADOW,
  });
}

/** What of these pacts is in shadow and not ended, by the pact's id. */
export async function listOpen(
  { db, scope }: Transaction,
  pactIds: readonly string[],
): Promise<Map<string, Shadow>> {
  const rows = await db.shadow.findMany({
    where: { workspaceId: scope.workspaceId, pactId: { in: [...pactIds] }, endedAt: null },
    select: SHADOW,
  });
  return new Map(rows.map((row) => [row.pactId, row]));
}

/** How many versions of the workspace are in shadow at that time. Until the transaction ends nobody else starts one. */
export async function countRunningHeld({ db, scope }: WriteTransaction, now: Date): Promise<number> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`shadows ${scope.workspaceId}`}, 4))::text`;
  return db.shadow.count({ where: { workspaceId: scope.workspaceId, endedAt: null, endsAt: { gt: now } } });
}

/** The shadow of this version that was started last, or null. */
export async function findLatest(
  { db, scope }: Transaction,
  pactId: string,
  number: number,
): Promise<Shadow | null> {
  return db.shadow.findFirst({
    where: { workspaceId: scope.workspaceId, pactId, number },
    orderBy: { id: 'desc' },
    select: SHADOW,
  });
}

/** Starts a shadow; answers false where one of the pact runs already. */
export async function insert(
  { db, scope }: WriteTransaction,
  shadow: Pick<Shadow, 'id' | 'pactId' | 'number' | 'startedById' | 'startedAt' | 'endsAt'>,
): Promise<boolean> {
  const { count } = await db.shadow.createMany({
    data: [{ workspaceId: scope.workspaceId, ...shadow }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Ends a shadow that has not ended; answers whether it did. */
export async function end(
  { db, scope }: WriteTransaction,
  shadowId: string,
  ending: { readonly endedAt: Date; readonly endedById: string; readonly endReason: string },
): Promise<boolean> {
  const { count } = await db.shadow.updateMany({
    where: { workspaceId: scope.workspaceId, id: shadowId, endedAt: null },
    data: ending,
  });
  return count === 1;
}

/** Shadows whose date has come and that nobody has ended. */
export async function listDue({ db, scope }: Transaction, now: Date, limit: number): Promise<Shadow[]> {
  return db.shadow.findMany({
    where: { workspaceId: scope.workspaceId, endedAt: null, endsAt: { lte: now } },
    orderBy: { id: 'asc' },
    take: limit,
    select: SHADOW,
  });
}

type CountRow = { was: string; would: string; count: bigint; firstId: string; lastId: string };

function toCell({ was, would, count, firstId, lastId }: CountRow): ShadowCell {
  return { was: was as Effect, would: would as Would, count: Number(count), firstId, lastId };
}

/** What was answered against what would have been. */
export async function countCells({ db, scope }: Transaction, shadowId: string): Promise<ShadowCell[]> {
  const rows = await db.$queryRaw<CountRow[]>`
    SELECT was, would, count(*) AS count, min(decision_id) AS "firstId", max(decision_id) AS "lastId"
      FROM shadow_result WHERE workspace_id = ${scope.workspaceId} AND shadow_id = ${shadowId}
     GROUP BY was, would ORDER BY was, would`;
  return rows.map(toCell);
}

/** Whose answers would have been others, at which action, those hit most often first. */
export async function listHits(
  { db, scope }: Transaction,
  shadowId: string,
  limit: number,
): Promise<ShadowHit[]> {
  const rows = await db.$queryRaw<(CountRow & { agentId: string; action: string })[]>`
    SELECT agent_id AS "agentId", action, was, would, count(*) AS count, min(decision_id) AS "firstId",
           max(decision_id) AS "lastId"
      FROM shadow_result
     WHERE workspace_id = ${scope.workspaceId} AND shadow_id = ${shadowId} AND was <> would AND would <> 'unknown'
     GROUP BY agent_id, action, was, would ORDER BY count DESC, agent_id, action, was, would LIMIT ${limit}`;
  return rows.map((row) => ({ ...toCell(row), agentId: row.agentId, action: row.action }));
}

/** One cell of the matrix, or what of it is one agent's or one action's; what is left out is not asked for. */
export type CellFilter = {
  readonly was?: Effect;
  readonly would?: Would;
  readonly agentId?: string;
  readonly action?: string;
};

/** The results of a cell, newest decision first, those before `beforeId`. */
export async function listOfCell(
  { db, scope }: Transaction,
  shadowId: string,
  filter: CellFilter,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<{ decisionId: string; would: Would; summary: string }[]> {
  const rows = await db.shadowResult.findMany({
    where: {
      workspaceId: scope.workspaceId,
      shadowId,
      ...filter,
      ...(page.beforeId !== null && { decisionId: { lt: page.beforeId } }),
    },
    orderBy: { decisionId: 'desc' },
    take: page.limit,
    select: { decisionId: true, would: true, summary: true },
  });
  return rows.map((row) => ({ ...row, would: row.would as Would }));
}

/** What every shadow that looked at the decision would have said. */
export async function listOfDecision(
  { db, scope }: Transaction,
  decisionId: string,
): Promise<ShadowResult[]> {
  const rows = await db.$queryRaw<(Omit<ShadowResult, 'pact'> & { key: string; name: string })[]>`
    SELECT r.shadow_id AS "shadowId", p.key, p.name, s.number, r.would, r.summary
      FROM shadow_result r
      JOIN shadow s ON s.workspace_id = r.workspace_id AND s.id = r.shadow_id
      JOIN pact p ON p.workspace_id = s.workspace_id AND p.id = s.pact_id
     WHERE r.workspace_id = ${scope.workspaceId} AND r.decision_id = ${decisionId}
     ORDER BY p.key, r.shadow_id`;
  return rows.map(({ key, name, ...row }) => ({ ...row, pact: { key, name } }));
}
