import type { Scope } from '#lib/domain/access/principal.ts';
import type { PactOverview } from '#lib/domain/pacts/views.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { loadOverviews, requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** One pact and all its versions. */
export async function readPact(
  scope: Scope,
  { params }: { readonly params: { readonly pactKey: string } },
): Promise<PactOverview> {
  return read(scope, async (transaction) => {
    const [overview] = await loadOverviews(transaction, [await requirePact(transaction, params.pactKey)]);
    if (!overview) throw notFound();
    return overview;
  });
}
