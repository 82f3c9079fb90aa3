import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import type { DraftView } from '#lib/domain/pacts/views.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { loadDraftView } from '#lib/operations/pacts/draft-parts.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { insertDraft } from '#lib/store/pact-drafts.ts';
import { findVersion } from '#lib/store/pact-versions.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = { readonly params: { readonly pactKey: string }; readonly body: { readonly from: number } };

/** Starts the next draft from a version's text. */
export async function startDraft(scope: Scope, { params, body }: Call): Promise<Written<DraftView>> {
  return write(scope, async (transaction) => {
    const pact = await requirePact(transaction, params.pactKey);
    const version = await findVersion(transaction, pact.id, body.from);
    if (!version) throw notFound();
    const draft = {
      pactId: pact.id,
      content: version.content,
      basedOn: version.number,
      authorId: principalId(scope.principal),
    };
    if (!(await insertDraft(transaction, draft))) {
      throw new Problem(
        'draft_exists',
        `The pact ${pact.key} already has a draft. Go on with it, or discard it first.`,
      );
    }
    transaction.record({
      type: 'pact.draft_started',
      subject: { type: 'pact', id: pact.id },
      payload: { key: pact.key, from: body.from },
    });
    transaction.touch('draft', pact.id);
    return loadDraftView(transaction, pact);
  });
}
