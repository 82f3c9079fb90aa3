import type { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import { bookOf, type EvidenceRow, evidenceByAgent } from '#lib/domain/decisions/world-rows.ts';
import type { Query } from '#lib/gate/reading.ts';
import { CHECKS_SQL, HEADS_OF_SQL, HEADS_PAGE_SQL } from '#lib/store/world-sql.ts';

/** Every check of the workspace, by key. */
export async function loadChecks(query: Query, workspaceId: string): Promise<Map<string, CheckFact>> {
  const rows = await query<CheckFact>(CHECKS_SQL, [workspaceId]);
  return new Map(rows.map((row) => [row.key, row]));
}

/** Read in one statement, many results could take longer than a statement may. */
const AT_ONCE = 20_000;

/** The newest evidence of every agent. */
export async function loadEvidence(query: Query, workspaceId: string): Promise<EvidenceBook> {
  const rows: EvidenceRow[] = [];
  let place: readonly string[] = ['', '', '', ''];
  for (;;) {
    const page = await query<EvidenceRow>(HEADS_PAGE_SQL, [workspaceId, ...place, AT_ONCE]);
    for (const row of page) rows.push(row);
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return bookOf(rows);
    place = [last.agentId, last.checkId, last.method, last.build];
  }
}

/** The book with these agents' evidence read anew; whatever it costs does not depend on the others'. */
export async function reloadEvidence(
  query: Query,
  workspaceId: string,
  before: EvidenceBook,
  agentIds: readonly string[],
): Promise<EvidenceBook> {
  const rows = await query<EvidenceRow>(HEADS_OF_SQL, [workspaceId, agentIds]);
  return before.with(agentIds, evidenceByAgent(rows));
}
