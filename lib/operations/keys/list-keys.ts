import type { ApiKey } from '#lib/domain/access/keys.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import * as keys from '#lib/store/keys.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

/** A page of the workspace's keys, newest first. */
export async function listKeys(
  scope: Scope,
  { query }: { readonly query: PageRequest },
): Promise<Page<ApiKey>> {
  const before = { limit: query.limit + 1, beforeId: placeOf(query) };
  const rows = await read(scope, (transaction) => keys.list(transaction, before));
  return cutPage(rows, query, (key) => key.id);
}
