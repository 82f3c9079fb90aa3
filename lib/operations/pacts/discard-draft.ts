import type { Scope } from '#lib/domain/access/principal.ts';
import type { Pact } from '#lib/domain/pacts/stored.ts';
import { draftMissing } from '#lib/operations/pacts/draft-parts.ts';
import { draftChanged, requireEtag, requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { deleteDraft, findDraft } from '#lib/store/pact-drafts.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = { readonly params: { readonly pactKey: string }; readonly ifMatch: string | null };

/** Throws the draft away if it is still the one the caller read. */
export async function discardDraft(scope: Scope, { params, ifMatch }: Call): Promise<Written<Pact>> {
  const etag = requireEtag(ifMatch);
  return write(scope, async (transaction) => {
    const pact = await requirePact(transaction, params.pactKey);
    if (!(await findDraft(transaction, pact.id))) throw draftMissing(pact.key);
    if (!(await deleteDraft(transaction, pact.id, etag))) throw draftChanged(pact.key);
    transaction.record({
      type: 'pact.draft_discarded',
      subject: { type: 'pact', id: pact.id },
      payload: { key: pact.key },
    });
    transaction.touch('draft', pact.id);
    return pact;
  });
}
