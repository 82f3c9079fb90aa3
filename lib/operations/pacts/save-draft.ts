import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import type { DraftView } from '#lib/domain/pacts/views.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { draftMissing, loadDraftView } from '#lib/operations/pacts/draft-parts.ts';
import { draftChanged, requireEtag, requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { findDraft, replaceDraft } from '#lib/store/pact-drafts.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = {
  readonly params: { readonly pactKey: string };
  readonly body: PactContent;
  readonly ifMatch: string | null;
};

/** Replaces the draft that the caller read. Autosaves are not events: what counts is what is submitted. */
export async function saveDraft(scope: Scope, { params, body, ifMatch }: Call): Promise<Written<DraftView>> {
  const etag = requireEtag(ifMatch);
  return write(scope, async (transaction) => {
    const pact = await requirePact(transaction, params.pactKey);
    if (body.key !== pact.key) {
      const errors = [{ path: 'key', message: `must stay ${pact.key}: a pact’s key never changes` }];
      throw new Problem('invalid_request', `key: must stay ${pact.key}: a pact’s key never changes`, {
        errors,
      });
    }
    if (!(await findDraft(transaction, pact.id))) throw draftMissing(pact.key);
    const draft = {
      pactId: pact.id,
      etag,
      content: body,
      authorId: principalId(scope.principal),
      updatedAt: systemClock(),
    };
    if (!(await replaceDraft(transaction, draft))) throw draftChanged(pact.key);
    transaction.touch('draft', pact.id);
    return loadDraftView(transaction, pact);
  });
}
