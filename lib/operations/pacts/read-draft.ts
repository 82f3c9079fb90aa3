import type { Scope } from '#lib/domain/access/principal.ts';
import type { DraftView } from '#lib/domain/pacts/views.ts';
import { loadDraftView } from '#lib/operations/pacts/draft-parts.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** The pact's draft and what the lint finds in it. */
export async function readDraft(
  scope: Scope,
  { params }: { readonly params: { readonly pactKey: string } },
): Promise<DraftView> {
  return read(scope, async (transaction) =>
    loadDraftView(transaction, await requirePact(transaction, params.pactKey)),
  );
}
