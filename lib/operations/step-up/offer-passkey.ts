import type { PasskeyOffer } from '#lib/domain/access/passkeys.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { challengeFor, personAt } from '#lib/operations/step-up/step-up-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { PASSKEY_ALGORITHMS } from '#lib/platform/webauthn.ts';
import { listForCheck } from '#lib/store/passkeys.ts';
import { assertSteppedUp } from '#lib/store/step-ups.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** What the person's authenticator needs to make a passkey. */
export async function offerPasskey(scope: Scope): Promise<Written<PasskeyOffer>> {
  const { personId, name, email } = personAt(scope);
  return write(scope, async (transaction) => {
    const now = systemClock();
    await assertSteppedUp(transaction, now);
    const known = await listForCheck(transaction, personId);
    const challenge = await challengeFor(transaction, personId, 'register', now);
    transaction.touch('passkey', personId);
    const userHandle = Buffer.from(personId).toString('base64url');
    return { ...challenge, userHandle, name, email, algorithms: PASSKEY_ALGORITHMS, known };
  });
}
