import type { Scope } from '#lib/domain/access/principal.ts';
import { readableKinds } from '#lib/domain/search/readable-kinds.ts';
import type { Hit } from '#lib/domain/search/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as search from '#lib/store/search.ts';
import { findById } from '#lib/store/search-ids.ts';
import { read } from '#lib/store/transaction.ts';

const ID = /^[a-z]{3}_[0-9a-z]{26}$/;

/** Everything of the workspace that has the id or the text, of the kinds the caller may read. */
export async function findAnything(
  scope: Scope,
  { query }: { readonly query: { readonly q: string; readonly limit: number } },
): Promise<readonly Hit[]> {
  const kinds = readableKinds(scope.principal);
  const text = query.q.trim();
  if (text === '' || kinds.length === 0) return [];
  return read(scope, async (transaction) => {
    if (ID.test(text)) return findById(transaction, kinds, text);
    return (await search.findByText(transaction, kinds, text, systemClock())).slice(0, query.limit);
  });
}
