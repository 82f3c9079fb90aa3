import type { Tier } from '#lib/domain/actions/types.ts';
import type { ActivePact, AgentFact, LimitState, Posture, StopFact } from '#lib/domain/decisions/types.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import { listActivePacts } from '#lib/store/active-pacts.ts';
import * as posture from '#lib/store/posture.ts';
import * as stops from '#lib/store/stops.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** A granted override as it is kept. */
export type OverrideRow = {
  readonly id: string;
  readonly targetType: 'clause' | 'posture';
  readonly pactId: string | null;
  readonly clauseKey: string | null;
  readonly clauseDigest: string | null;
  readonly tier: Tier | null;
  readonly agentIds: readonly string[];
  readonly actions: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly isBreakGlass: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly maxUses: number;
};

/** The newest evidence of one agent, check, method and build. */
export type EvidenceRow = {
  readonly agentId: string;
  readonly id: string;
  readonly check: string;
  readonly method: EvidenceMethod;
  readonly result: CheckResult;
  readonly at: Date;
  /** Empty where no build was named. */
  readonly build: string;
  readonly source: string | null;
};

/** What decisions of the workspace are made from, as rows of one moment. */
export type WorldRows = {
  readonly agents: readonly AgentFact[];
  readonly actions: readonly { readonly name: string; readonly tier: Tier }[];
  readonly stops: readonly StopFact[];
  readonly teams: readonly { readonly key: string; readonly name: string }[];
  readonly posture: Posture;
  readonly pacts: readonly ActivePact[];
  readonly checks: readonly { key: string; name: string; owner: string; isRetired: boolean }[];
  readonly evidence: readonly EvidenceRow[];
  readonly overrides: readonly OverrideRow[];
};

/** Reads the world with the evidence of these agents. */
export async function readWorldRows(
  transaction: Transaction,
  agentIds: readonly string[],
): Promise<WorldRows> {
  const { db, scope } = transaction;
  const where = { workspaceId: scope.workspaceId };
  return {
    agents: await listAgents(transaction),
    actions: (await db.action.findMany({ where, select: { name: true, tier: true } })).map((row) => ({
      ...row,
      tier: row.tier as Tier,
    })),
    stops: await listStops(transaction),
    teams: await db.team.findMany({ where, select: { key: true, name: true } }),
    posture: await posture.find(transaction),
    pacts: await listActivePacts(transaction),
    checks: await db.$queryRaw`
      SELECT c.key, c.name, t.key AS owner, c.retired_at IS NOT NULL AS "isRetired"
        FROM "check" c JOIN team t ON t.workspace_id = c.workspace_id AND t.id = c.owner_team_id
       WHERE c.workspace_id = ${scope.workspaceId}`,
    evidence: await listEvidence(transaction, agentIds),
    overrides: await listOverrides(transaction),
  };
}

async function listAgents({ db, scope }: Transaction): Promise<AgentFact[]> {
  return db.$queryRaw`
    SELECT a.id, a.key, a.name, t.key AS owner, a.labels, a.retired_at IS NOT NULL AS "isRetired"
      FROM agent a JOIN team t ON t.workspace_id = a.workspace_id AND t.id = a.owner_team_id
     WHERE a.workspace_id = ${scope.workspaceId}`;
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
async function listEvidence({ db, scope }: Transaction, agentIds: readonly string[]): Promise<EvidenceRow[]> {
  return db.$queryRaw`
    SELECT h.agent_id AS "agentId", e.id, c.key AS "check", e.method, e.result, e.counts_from AS at,
           e.build_digest AS build, s.name AS source
      FROM evidence_head h
      CROSS JOIN LATERAL (SELECT * FROM evidence WHERE workspace_id = h.workspace_id AND id = h.evidence_id LIMIT 1) e
      JOIN "check" c ON c.workspace_id = h.workspace_id AND c.id = h.check_id
      LEFT JOIN evidence_source s ON s.workspace_id = e.workspace_id AND s.id = e.source_id
     WHERE h.workspace_id = ${scope.workspaceId} AND h.agent_id = ANY (${[...agentIds]})`;
}

async function listOverrides({ db, scope }: Transaction): Promise<OverrideRow[]> {
  return db.$queryRaw`
    SELECT o.id, o.target_type AS "targetType", o.pact_id AS "pactId", o.clause_key AS "clauseKey",
           o.clause_digest AS "clauseDigest", o.tier, o.agent_ids AS "agentIds", o.actions, o.reason,
           COALESCE(p.name, o.answered_by_id, o.requested_by_id) AS by, o.is_break_glass AS "isBreakGlass",
           o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.max_uses AS "maxUses"
      FROM override o LEFT JOIN person p ON p.id = COALESCE(o.answered_by_id, o.requested_by_id)
     WHERE o.workspace_id = ${scope.workspaceId} AND o.status = 'granted' AND o.ends_at > now()
     ORDER BY o.ends_at, o.id`;
}

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
