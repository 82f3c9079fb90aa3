import { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import type { CheckFact, EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import type { Query } from '#lib/gate/reading.ts';

type Row = Omit<EvidenceFact, 'at' | 'build'> & {
  readonly agentId: string;
  readonly at: Date;
  readonly build: string;
};

// Each head's evidence is looked up by its key (`LIMIT` sees to that): joined, all of it is read where the database has not
// counted the rows yet, which is so for a minute after they came.
const HEADS = `
  SELECT h.agent_id AS "agentId", e.id, c.key AS "check", e.method, e.result, e.counts_from AS at,
         e.build_digest AS build, s.name AS source
    FROM evidence_head h
    CROSS JOIN LATERAL (SELECT * FROM evidence WHERE workspace_id = h.workspace_id AND id = h.evidence_id LIMIT 1) e
    JOIN "check" c ON c.workspace_id = h.workspace_id AND c.id = h.check_id
    LEFT JOIN evidence_source s ON s.workspace_id = e.workspace_id AND s.id = e.source_id
   WHERE h.workspace_id = $1`;

/** Every check of the workspace, by key. */
export async function loadChecks(query: Query, workspaceId: string): Promise<Map<string, CheckFact>> {
  const rows = await query<CheckFact>(
    `SELECT c.key, c.name, t.key AS owner, c.retired_at IS NOT NULL AS "isRetired"
       FROM "check" c JOIN team t ON t.workspace_id = c.workspace_id AND t.id = c.owner_team_id
      WHERE c.workspace_id = $1`,
    [workspaceId],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** The newest evidence of every agent. */
export async function loadEvidence(query: Query, workspaceId: string): Promise<EvidenceBook> {
  return new EvidenceBook(byAgent(await query<Row>(HEADS, [workspaceId])));
}

/** The book with these agents' evidence read anew; whatever it costs does not depend on the others'. */
export async function reloadEvidence(
  query: Query,
  workspaceId: string,
  before: EvidenceBook,
  agentIds: readonly string[],
): Promise<EvidenceBook> {
  const rows = await query<Row>(`${HEADS} AND h.agent_id = ANY ($2)`, [workspaceId, agentIds]);
  return before.with(agentIds, byAgent(rows));
}

function byAgent(rows: readonly Row[]): Map<string, EvidenceFact[]> {
  const found = new Map<string, EvidenceFact[]>();
  for (const { agentId, at, build, ...row } of rows) {
    const fact = { ...row, at: at.getTime(), build: build === '' ? null : build };
    const known = found.get(agentId);
    if (known) known.push(fact);
    else found.set(agentId, [fact]);
  }
  return found;
}
