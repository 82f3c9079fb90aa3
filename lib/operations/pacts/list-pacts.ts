import type { Scope } from '#lib/domain/access/principal.ts';
import type { PactOverview } from '#lib/domain/pacts/views.ts';
import { loadOverviews } from '#lib/operations/pacts/pact-parts.ts';
import { listPacts as listStored } from '#lib/store/pacts.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

/** A page of pacts by key, each with what is in force and what waits. */
export async function listPacts(
  scope: Scope,
  { query }: { readonly query: PageRequest },
): Promise<Page<PactOverview>> {
  return read(scope, async (transaction) => {
    const pacts = await listStored(transaction, { limit: query.limit + 1, after: placeOf(query) });
    const page = cutPage(pacts, query, (pact) => pact.key);
    return { items: await loadOverviews(transaction, page.items), next: page.next };
  });
}
