import type { Scope } from '#lib/domain/access/principal.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import type { Would } from '#lib/domain/shadows/types.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import type { VersionCall } from '#lib/operations/pacts/version-parts.ts';
import * as agents from '#lib/store/agents.ts';
import * as decisions from '#lib/store/decisions.ts';
import { findVersion } from '#lib/store/pact-versions.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import * as shadows from '#lib/store/shadows.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

type Query = PageRequest & {
  readonly was?: Effect;
  readonly would?: Would;
  readonly agent?: string;
  readonly action?: string;
};
type Call = VersionCall & { readonly query: Query };

/** A decision, and what the version would have answered. */
export type ShadowedDecision = {
  readonly decision: StoredDecision;
  readonly would: Would;
  readonly summary: string;
};

/** The decisions of a shadow, or of one cell of its matrix, newest first; none where the version never was in one. */
export async function listShadowDecisions(
  scope: Scope,
  { params, query }: Call,
): Promise<Page<ShadowedDecision>> {
  return read(scope, async (transaction) => {
    const pact = await requirePact(transaction, params.pactKey);
    if (!(await findVersion(transaction, pact.id, params.number))) throw notFound();
    const shadow = await shadows.findLatest(transaction, pact.id, params.number);
    if (!shadow) return { items: [], next: null };
    const page = { limit: query.limit + 1, beforeId: placeOf(query) };
    const filter = await filterOf(transaction, query);
    const results = await shadows.listOfCell(transaction, shadow.id, filter, page);
    const ids = results.map((result) => result.decisionId);
    const stored = await decisions.listByIds(transaction, ids);
    const found = new Map(stored.map((decision) => [decision.id, decision]));
    const rows = results.flatMap(({ decisionId, would, summary }) => {
      const decision = found.get(decisionId);
      return decision ? { decision, would, summary } : [];
    });
    return cutPage(rows, query, ({ decision }) => decision.id);
  });
}

async function filterOf(
  transaction: Transaction,
  { was, would, agent, action }: Query,
): Promise<shadows.CellFilter> {
  const known = agent === undefined ? null : await agents.find(transaction, agent);
  return { was, would, action, agentId: agent === undefined ? undefined : (known?.id ?? agent) };
}
