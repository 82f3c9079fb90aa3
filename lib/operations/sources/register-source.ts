import type { Scope } from '#lib/domain/access/principal.ts';
import type { Source } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { assertMayWiden, assertSource, needSource } from '#lib/operations/sources/source-parts.ts';
import { newId } from '#lib/platform/ids.ts';
import { ownerTeamId } from '#lib/store/owner-teams.ts';
import * as sources from '#lib/store/sources.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type NewSource = {
  readonly key: string;
  readonly name: string;
  readonly highestMethod: EvidenceMethod;
  readonly apiKeyId: string | null;
  readonly publicKey: string | null;
  readonly owner: string;
};

/** Registers where evidence comes from. One above `automated` is for a person who may put pacts into force. */
export async function registerSource(
  scope: Scope,
  { body }: { readonly body: NewSource },
): Promise<Written<Source>> {
  assertMayWiden(scope, null, body);
  return write(scope, async (transaction) => {
    const { owner, ...source } = body;
    const id = newId('source');
    const added = { ...source, id, ownerTeamId: await ownerTeamId(transaction, owner) };
    await assertSource(transaction, added);
    if (!(await sources.insert(transaction, added))) {
      throw new Problem('key_taken', `There is a source ${source.key} already.`, {
        errors: [{ path: 'key', message: 'is taken' }],
      });
    }
    const payload = { ...source, owner };
    transaction.record({ type: 'source.registered', subject: { type: 'source', id }, payload });
    transaction.touch('source', id);
    return needSource(transaction, id);
  });
}
