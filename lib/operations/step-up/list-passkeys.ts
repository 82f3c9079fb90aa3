import type { Passkey } from '#lib/domain/access/passkeys.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { personAt } from '#lib/operations/step-up/step-up-parts.ts';
import * as passkeys from '#lib/store/passkeys.ts';
import { read } from '#lib/store/transaction.ts';

/** The caller's own passkeys. */
export async function listPasskeys(scope: Scope): Promise<readonly Passkey[]> {
  const { personId } = personAt(scope);
  return read(scope, (transaction) => passkeys.list(transaction, personId));
}
