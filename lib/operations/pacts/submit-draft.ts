import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import type { Pact, PactDraft } from '#lib/domain/pacts/stored.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { draftMissing } from '#lib/operations/pacts/draft-parts.ts';
import {
  assertEvaluable,
  draftChanged,
  lintHere,
  requireEtag,
  requirePact,
} from '#lib/operations/pacts/pact-parts.ts';
import { loadVersionView } from '#lib/operations/pacts/version-parts.ts';
import { addVersion } from '#lib/operations/pacts/version-submission.ts';
import { deleteDraft, findDraft } from '#lib/store/pact-drafts.ts';
import { lockPact } from '#lib/store/pacts.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

type Call = {
  readonly params: { readonly pactKey: string };
  readonly body: { readonly note: string };
  readonly ifMatch: string | null;
};

/** Makes the next version of the draft that the caller read and asks for review. */
export async function submitDraft(
  scope: Scope,
  { params, body, ifMatch }: Call,
): Promise<Written<VersionView>> {
  const etag = requireEtag(ifMatch);
  return write(scope, async (transaction) => {
    const pact = await requirePact(transaction, params.pactKey);
    await lockPact(transaction, pact.id);
    const draft = await takeDraft(transaction, pact, etag);
    assertEvaluable(await lintHere(transaction, draft.content));
    const number = await addVersion(transaction, pact, {
      content: draft.content,
      authorId: principalId(scope.principal),
      note: body.note,
      restoredFrom: null,
    });
    return loadVersionView(transaction, scope, pact, number);
  });
}

async function takeDraft(transaction: WriteTransaction, pact: Pact, etag: number): Promise<PactDraft> {
  const draft = await findDraft(transaction, pact.id);
  if (!draft) throw draftMissing(pact.key);
  if (!(await deleteDraft(transaction, pact.id, etag))) throw draftChanged(pact.key);
  return draft;
}
