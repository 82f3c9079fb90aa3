import type { ApiKey } from '#lib/domain/access/keys.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import * as keys from '#lib/store/keys.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** Ends a key. No decision that was asked with it is recorded after this. */
export async function revokeKey(
  scope: Scope,
  { params }: { readonly params: { readonly keyId: string } },
): Promise<Written<ApiKey>> {
  return write(scope, async (transaction) => {
    const isEnded = await keys.revoke(transaction, params.keyId, new Date());
    const key = await keys.find(transaction, params.keyId);
    if (!key) throw notFound();
    if (!isEnded) throw new Problem('conflict', 'The key was revoked already.');
    transaction.record({
      type: 'key.revoked',
      subject: { type: 'key', id: key.id },
      payload: { name: key.name },
    });
    transaction.touch('key', key.id);
    transaction.raiseGuard();
    return key;
  });
}
