import type { Scope } from '#lib/domain/access/principal.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import { type AskedFilter, filterOf } from '#lib/operations/decisions/decision-filter.ts';
import { idFloor } from '#lib/platform/ids.ts';
import * as decisions from '#lib/store/decisions.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

type ListDecisionsQuery = PageRequest &
  AskedFilter & {
    readonly from?: string;
    readonly to?: string;
    /** Only what was decided after this decision. */
    readonly after?: string;
  };

/** Decisions, newest first. */
export async function listDecisions(
  scope: Scope,
  { query }: { readonly query: ListDecisionsQuery },
): Promise<Page<StoredDecision>> {
  const beforeId = placeOf(query) ?? floorOf(query.to);
  return read(scope, async (transaction) => {
    const filter = await filterOf(transaction, query);
    const part = { limit: query.limit + 1, beforeId, fromId: floorOf(query.from), afterId: query.after };
    const rows = await decisions.list(transaction, filter, part);
    return cutPage(rows, query, (decision) => decision.id);
  });
}

function floorOf(time: string | undefined): string | null {
  return time === undefined ? null : idFloor('decision', Date.parse(time));
}
