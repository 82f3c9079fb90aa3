import type { Scope } from '#lib/domain/access/principal.ts';
import type { Evidence } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import * as agents from '#lib/store/agents.ts';
import * as checks from '#lib/store/checks.ts';
import * as evidence from '#lib/store/evidence.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import * as sources from '#lib/store/sources.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

type ListEvidenceQuery = PageRequest & {
  readonly agent?: string;
  readonly check?: string;
  readonly source?: string;
  readonly method?: EvidenceMethod;
  readonly from?: string;
  readonly to?: string;
};

/** A page of evidence as it was received, newest first. */
export async function listEvidence(
  scope: Scope,
  { query }: { readonly query: ListEvidenceQuery },
): Promise<Page<Evidence>> {
  return read(scope, async (transaction) => {
    const beforeId = placeOf(query);
    const filter = await filterOf(transaction, query);
    if (filter === null) return { items: [], next: null };
    const rows = await evidence.list(transaction, filter, { limit: query.limit + 1, beforeId });
    return cutPage(rows, query, (one) => one.id);
  });
}

/** Null where the query names something that is not here: there is no evidence of it. */
async function filterOf(
  transaction: Transaction,
  { agent, check, source, method, from, to }: ListEvidenceQuery,
): Promise<evidence.EvidenceFilter | null> {
  const named = {
    agent: agent === undefined ? undefined : await agents.find(transaction, agent),
    check: check === undefined ? undefined : await checks.find(transaction, check),
    source: source === undefined ? undefined : await sources.find(transaction, source),
  };
  if (named.agent === null || named.check === null || named.source === null) return null;
  return {
    ...(named.agent && { agentId: named.agent.id }),
    ...(named.check && { checkId: named.check.id }),
    ...(named.source && { sourceId: named.source.id }),
    ...(method && { method }),
    ...(from && { from: new Date(from) }),
    ...(to && { to: new Date(to) }),
  };
}
