import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { personAt } from '#lib/operations/step-up/step-up-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as passkeys from '#lib/store/passkeys.ts';
import { assertSteppedUp } from '#lib/store/step-ups.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RemovePasskeyCall = { readonly params: { readonly passkeyId: string } };

/** Forgets one of the caller's own passkeys: it proves nothing from now on. */
export async function removePasskey(
  scope: Scope,
  { params }: RemovePasskeyCall,
): Promise<Written<{ readonly id: string }>> {
  const { personId } = personAt(scope);
  const id = params.passkeyId;
  return write(scope, async (transaction) => {
    await assertSteppedUp(transaction, systemClock());
    const name = await passkeys.remove(transaction, { id, personId });
    if (name === null) throw notFound();
    transaction.record({
      type: 'passkey.removed',
      subject: { type: 'person', id: personId },
      payload: { name },
    });
    transaction.touch('passkey', personId);
    return { id };
  });
}
