import type { Tier } from '#lib/domain/actions/types.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import type { AgentFact, LimitState, StopFact } from '#lib/domain/decisions/types.ts';
import type { WorldRows } from '#lib/domain/decisions/world-of.ts';
import type { EvidenceRow, OverrideRow } from '#lib/domain/decisions/world-rows.ts';
import { listActivePacts } from '#lib/store/active-pacts.ts';
import * as posture from '#lib/store/posture.ts';
import * as stops from '#lib/store/stops.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import { AGENTS_SQL, CHECKS_SQL, HEADS_OF_SQL, OVERRIDES_SQL } from '#lib/store/world-sql.ts';

/** Reads the world with the evidence of these agents. */
export async function readWorldRows(
  transaction: Transaction,
  agentIds: readonly string[],
): Promise<WorldRows> {
  const { db, scope } = transaction;
  const where = { workspaceId: scope.workspaceId };
  return {
    agents: await db.$queryRawUnsafe<AgentFact[]>(AGENTS_SQL, scope.workspaceId),
    actions: (await db.action.findMany({ where, select: { name: true, tier: true } })).map((row) => ({
      ...row,
      tier: row.tier as Tier,
    })),
    stops: await listStops(transaction),
    teams: await db.team.findMany({ where, select: { key: true, name: true } }),
    posture: await posture.find(transaction),
    pacts: await listActivePacts(transaction),
    checks: await db.$queryRawUnsafe<CheckFact[]>(CHECKS_SQL, scope.workspaceId),
    evidence: await db.$queryRawUnsafe<EvidenceRow[]>(HEADS_OF_SQL, scope.workspaceId, [...agentIds]),
    overrides: await db.$queryRawUnsafe<OverrideRow[]>(OVERRIDES_SQL, scope.workspaceId),
  };
}

async function listStops(transaction: Transaction): Promise<StopFact[]> {
  const inForce = await stops.list(transaction, { all: false }, { limit: 10_000, beforeId: null });
  return inForce.map(({ id, target, targetId, mode, reason, createdBy, createdAt }) => ({
    ...{ id, target, targetId, mode, reason },
    by: createdBy.name,
    at: createdAt.getTime(),
  }));
}

// Looked up head by head; see `load-evidence.ts` of the gate.
/** How far windows of counters are used, in the order of the places; nothing used where there is no row. */
export async function readCounters(
  { db, scope }: Transaction,
  places: readonly { readonly limitRef: string; readonly windowStart: number }[],
): Promise<LimitState[]> {
  if (places.length === 0) return [];
  const refs = places.map(({ limitRef }) => limitRef);
  const starts = places.map(({ windowStart }) => BigInt(windowStart));
  return db.$queryRaw`
    SELECT COALESCE(c.ordinal, 0)::int AS ordinal, COALESCE(c.total, 0)::text AS total
      FROM unnest(${refs}::text[], ${starts}::bigint[]) WITH ORDINALITY AS w(grant_key, start, n)
      LEFT JOIN LATERAL (SELECT ordinal, total FROM consumption
        WHERE workspace_id = ${scope.workspaceId} AND grant_key = w.grant_key AND window_start = w.start
        ORDER BY ordinal DESC LIMIT 1) c ON true
     ORDER BY w.n`;
}
