import type { Scope } from '#lib/domain/access/principal.ts';
import type { Check } from '#lib/domain/evidence/types.ts';
import * as checks from '#lib/store/checks.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

type ListChecksCall = { readonly query: PageRequest & { readonly state: checks.RetiredFilter } };

/** A page of checks by key. */
export async function listChecks(scope: Scope, { query }: ListChecksCall): Promise<Page<Check>> {
  const after = { limit: query.limit + 1, afterKey: placeOf(query) };
  const rows = await read(scope, (transaction) => checks.list(transaction, query.state, after));
  return cutPage(rows, query, (check) => check.key);
}
