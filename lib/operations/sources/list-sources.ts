import type { Scope } from '#lib/domain/access/principal.ts';
import type { Source } from '#lib/domain/evidence/types.ts';
import type { RetiredFilter } from '#lib/store/checks.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import * as sources from '#lib/store/sources.ts';
import { read } from '#lib/store/transaction.ts';

type ListSourcesCall = { readonly query: PageRequest & { readonly state: RetiredFilter } };

/** A page of sources by key. */
export async function listSources(scope: Scope, { query }: ListSourcesCall): Promise<Page<Source>> {
  const after = { limit: query.limit + 1, afterKey: placeOf(query) };
  const rows = await read(scope, (transaction) => sources.list(transaction, query.state, after));
  return cutPage(rows, query, (source) => source.key);
}
