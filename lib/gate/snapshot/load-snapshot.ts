import { KEY_SCOPES } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import type { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import { compilePolicy, type Policy } from '#lib/domain/decisions/policy.ts';
import type { ActivePact, AgentFact, Posture, StopFact } from '#lib/domain/decisions/types.ts';
import type { Query } from '#lib/gate/reading.ts';
import { loadChecks } from '#lib/gate/snapshot/load-evidence.ts';
import { loadOverrides } from '#lib/gate/snapshot/load-overrides.ts';
import { loadShadows } from '#lib/gate/snapshot/load-shadows.ts';
import type { KeyFact, Snapshot } from '#lib/gate/snapshot/types.ts';
import { AGENTS_SQL } from '#lib/store/world-sql.ts';

/** The head of a workspace. */
export type Head = { readonly revision: number; readonly guard: number };

/** Where the workspace stands, as the open transaction sees it; null where it is gone. */
export async function loadHead(query: Query, workspaceId: string): Promise<Head | null> {
  const [row] = await query<{ revision: string; guard: string }>(
    'SELECT revision, guard FROM workspace_head WHERE workspace_id = $1',
    [workspaceId],
  );
  return row ? { revision: Number(row.revision), guard: Number(row.guard) } : null;
}

/** The last moment the workspace's records speak of, in epoch milliseconds; 0 where there are none. */
export async function loadLatestMoment(query: Query, workspaceId: string): Promise<number> {
  const [row] = await query<{ at: Date | null }>(
    `SELECT GREATEST(
       (SELECT evaluated_at FROM decision WHERE workspace_id = $1 ORDER BY id DESC LIMIT 1),
       (SELECT created_at FROM change WHERE workspace_id = $1 ORDER BY revision DESC LIMIT 1)) AS at`,
    [workspaceId],
  );
  return row?.at?.getTime() ?? 0;
}

/**
 * Reads a workspace anew, all but its evidence: that is handed in, since it may be much and is kept up to date agent by
 * agent. A policy that is made of the same versions as before is kept.
 */
export async function loadSnapshot(
  query: Query,
  workspaceId: string,
  head: Head,
  before: Snapshot | null,
  evidence: EvidenceBook,
): Promise<Snapshot> {
  const agents = await loadAgents(query, workspaceId);
  const { policy, policyKey } = await loadPolicy(query, workspaceId, before);
  const overrides = await loadOverrides(query, workspaceId, policy);
  return {
    workspaceId,
    ...head,
    agents,
    tiers: await loadTiers(query, workspaceId),
    stops: await loadStops(query, workspaceId),
    teams: await loadTeams(query, workspaceId),
    posture: await loadPosture(query, workspaceId),
    policy,
    policyKey,
    keys: await loadKeys(query, workspaceId),
    checks: await loadChecks(query, workspaceId),
    evidence,
    overrides,
    shadows: await loadShadows(query, { workspaceId, policy, policyKey, overrides }, before),
  };
}

async function loadAgents(query: Query, workspaceId: string): Promise<Map<string, AgentFact>> {
  const rows = await query<AgentFact>(AGENTS_SQL, [workspaceId]);
  const agents = new Map<string, AgentFact>();
  for (const row of rows) agents.set(row.key, row);
  // INVARIANT: an id always means the agent that has it, even where another agent took it for its key.
  for (const row of rows) agents.set(row.id, row);
  return agents;
}

async function loadTiers(query: Query, workspaceId: string): Promise<Map<string, Tier>> {
  const rows = await query<{ name: string; tier: Tier }>(
    'SELECT name, tier FROM action WHERE workspace_id = $1',
    [workspaceId],
  );
  return new Map(rows.map((row) => [row.name, row.tier]));
}

async function loadStops(query: Query, workspaceId: string): Promise<StopFact[]> {
  const rows = await query<Omit<StopFact, 'at'> & { at: Date }>(
    `SELECT s.id, s.target, s.target_id AS "targetId", s.mode, s.reason, s.created_at AS at,
            COALESCE(p.name, k.name, s.created_by_id) AS by
       FROM stop s LEFT JOIN person p ON p.id = s.created_by_id
       LEFT JOIN api_key k ON k.workspace_id = s.workspace_id AND k.id = s.created_by_id
      WHERE s.workspace_id = $1 AND s.lifted_at IS NULL ORDER BY s.created_at, s.id`,
    [workspaceId],
  );
  return rows.map(({ id, target, targetId, mode, reason, by, at }) => ({
    id,
    target,
    targetId,
    mode,
    reason,
    by,
    at: at.getTime(),
  }));
}

async function loadTeams(query: Query, workspaceId: string): Promise<Map<string, string>> {
  const rows = await query<{ key: string; name: string }>(
    'SELECT key, name FROM team WHERE workspace_id = $1',
    [workspaceId],
  );
  return new Map(rows.map((row) => [row.key, row.name]));
}

async function loadPosture(query: Query, workspaceId: string): Promise<Posture> {
  const [row] = await query<{ posture: Posture }>('SELECT posture FROM workspace WHERE id = $1', [
    workspaceId,
  ]);
  if (!row) throw new Error(`workspace ${workspaceId} has no posture`);
  return row.posture;
}

type PolicyPart = { readonly policy: Policy; readonly policyKey: string };

async function loadPolicy(query: Query, workspaceId: string, before: Snapshot | null): Promise<PolicyPart> {
  const active = await query<{ key: string }>(
    `SELECT s.pact_id || ' ' || s.number || ' ' || v.digest AS key
       FROM pact_version_status s JOIN pact_version v USING (workspace_id, pact_id, number)
      WHERE s.workspace_id = $1 AND s.status = 'active' ORDER BY 1`,
    [workspaceId],
  );
  const policyKey = active.map((row) => row.key).join('\n');
  if (before?.policyKey === policyKey) return { policy: before.policy, policyKey };
  const rows = await query<{ pactId: string; version: number; digest: string; content: string }>(
    `SELECT s.pact_id AS "pactId", s.number AS version, v.digest, v.content
       FROM pact_version_status s JOIN pact_version v USING (workspace_id, pact_id, number)
      WHERE s.workspace_id = $1 AND s.status = 'active' ORDER BY s.pact_id`,
    [workspaceId],
  );
  const pacts = rows.map((row): ActivePact => ({ ...row, content: JSON.parse(row.content) }));
  return { policy: compilePolicy(pacts), policyKey };
}

type KeyRow = Omit<KeyFact, 'scopes' | 'expiresAt' | 'workspaceId'> & {
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
};

async function loadKeys(query: Query, workspaceId: string): Promise<Map<string, KeyFact>> {
  const rows = await query<KeyRow>(
    `SELECT id, name, env, secret_hash AS "secretHash", scopes, agent_id AS "agentId", expires_at AS "expiresAt"
       FROM api_key WHERE workspace_id = $1 AND revoked_at IS NULL`,
    [workspaceId],
  );
  return new Map(
    rows.map(({ scopes, expiresAt, ...row }) => [
      row.id,
      {
        workspaceId,
        ...row,
        // INVARIANT: an environment nobody knows is `test`, so a damaged row never decides for real.
        env: row.env === 'live' ? 'live' : 'test',
        scopes: KEY_SCOPES.filter((scope) => scopes.includes(scope)),
        expiresAt: expiresAt?.getTime() ?? null,
      },
    ]),
  );
}
