import { compilePolicy, type Policy } from '#lib/domain/decisions/policy.ts';
import type { ActivePact } from '#lib/domain/decisions/types.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { type LiveShadow, prepareShadow } from '#lib/domain/shadows/would-have.ts';
import type { Query } from '#lib/gate/reading.ts';
import type { Snapshot } from '#lib/gate/snapshot/types.ts';

type Row = {
  readonly id: string;
  readonly pactId: string;
  readonly number: number;
  readonly endsAt: Date;
  readonly digest: string;
  readonly content: string;
};

type InForce = Pick<Snapshot, 'workspaceId' | 'policy' | 'policyKey' | 'overrides'>;

/**
 * The versions in shadow, each compiled with what else is in force. What was compiled from the same versions before is
 * kept. One whose date has come is held until the worker has ended it; it is not asked any more.
 */
export async function loadShadows(
  query: Query,
  inForce: InForce,
  before: Snapshot | null,
): Promise<readonly LiveShadow[]> {
  const rows = await query<Row>(
    `SELECT h.id, h.pact_id AS "pactId", h.number, h.ends_at AS "endsAt", v.digest, v.content
       FROM shadow h
       JOIN pact_version v USING (workspace_id, pact_id, number)
       JOIN pact_version_status s USING (workspace_id, pact_id, number)
      WHERE h.workspace_id = $1 AND h.ended_at IS NULL AND s.status IN ('in_review', 'approved') ORDER BY h.id`,
    [inForce.workspaceId],
  );
  if (rows.length === 0) return [];
  const kept = before?.policyKey === inForce.policyKey ? before.shadows : [];
  const isNew = rows.some((row) => !kept.some(({ id }) => id === row.id));
  const active = isNew ? await loadActive(query, inForce.workspaceId) : [];
  return rows.map((row) => {
    const known = kept.find(({ id }) => id === row.id);
    return prepare(row, inForce, (content) => (known ? known.policy : compileWith(row, content, active)));
  });
}

// INVARIANT: a version that cannot be read or compiled costs nobody the snapshot; what it would have said is unknown.
function prepare(row: Row, inForce: InForce, compile: (content: PactContent) => Policy | null): LiveShadow {
  const { id, pactId, number } = row;
  const version = { id, pactId, number, endsAt: row.endsAt.getTime() };
  try {
    const content: PactContent = JSON.parse(row.content);
    return prepareShadow({ ...version, policy: compile(content) }, content.clauses, inForce);
  } catch {
    return prepareShadow({ ...version, policy: null }, [], inForce);
  }
}

async function loadActive(query: Query, workspaceId: string): Promise<readonly ActivePact[]> {
  const rows = await query<Omit<ActivePact, 'content'> & { content: string }>(
    `SELECT s.pact_id AS "pactId", s.number AS version, v.digest, v.content
       FROM pact_version_status s JOIN pact_version v USING (workspace_id, pact_id, number)
      WHERE s.workspace_id = $1 AND s.status = 'active' ORDER BY s.pact_id`,
    [workspaceId],
  );
  return rows.map((row): ActivePact => ({ ...row, content: JSON.parse(row.content) }));
}

function compileWith(row: Row, content: PactContent, active: readonly ActivePact[]): Policy {
  const { pactId, number, digest } = row;
  const others = active.filter((pact) => pact.pactId !== pactId);
  return compilePolicy([...others, { pactId, version: number, digest, content }]);
}
