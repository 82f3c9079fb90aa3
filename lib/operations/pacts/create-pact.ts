import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import type { DraftView } from '#lib/domain/pacts/views.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { loadDraftView } from '#lib/operations/pacts/draft-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import { insertDraft } from '#lib/store/pact-drafts.ts';
import { insertPact } from '#lib/store/pacts.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** Makes a pact with its first draft. Raises `key_taken`. */
export async function createPact(scope: Scope, call: { body: PactContent }): Promise<Written<DraftView>> {
  const authorId = principalId(scope.principal);
  const { key, name } = call.body;
  return write(scope, async (transaction) => {
    const pact = { id: newId('pact'), key, name, createdById: authorId, createdAt: systemClock() };
    if (!(await insertPact(transaction, pact))) {
      throw new Problem('key_taken', `A pact with the key ${key} exists.`, {
        errors: [{ path: 'key', message: 'is taken by another pact' }],
      });
    }
    await insertDraft(transaction, { pactId: pact.id, content: call.body, basedOn: null, authorId });
    transaction.record({
      type: 'pact.created',
      subject: { type: 'pact', id: pact.id },
      payload: { key, name },
    });
    transaction.touch('pact', pact.id);
    return loadDraftView(transaction, pact);
  });
}
