import { MAX_PASSKEYS, type Passkey } from '#lib/domain/access/passkeys.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { personAt } from '#lib/operations/step-up/step-up-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { checkMadePasskey, type MadePasskey } from '#lib/platform/webauthn.ts';
import * as passkeys from '#lib/store/passkeys.ts';
import { assertSteppedUp } from '#lib/store/step-ups.ts';
import { read, type Written, write } from '#lib/store/transaction.ts';

type AddPasskeyCall = { readonly body: { readonly name: string; readonly passkey: MadePasskey } };

/** Keeps the passkey that the person's authenticator has just made. Raises `passkey_refused`. */
export async function addPasskey(scope: Scope, { body }: AddPasskeyCall): Promise<Written<Passkey>> {
  const { personId } = personAt(scope);
  const challenge = await takeChallenge(scope, personId);
  const made = await checkMadePasskey(body.passkey, challenge).catch((cause: unknown) => {
    throw new Problem('passkey_refused', 'What the authenticator made is not what was asked for.', { cause });
  });
  return write(scope, async (transaction) => {
    const createdAt = systemClock();
    await assertSteppedUp(transaction, createdAt);
    if ((await passkeys.count(transaction, personId)) >= MAX_PASSKEYS)
      throw new Problem('passkey_refused', `You have ${MAX_PASSKEYS} passkeys. Remove one first.`);
    if (!(await passkeys.insert(transaction, { ...made, personId, name: body.name, createdAt })))
      throw new Problem('passkey_refused', 'This passkey is known already.');
    const payload = { name: body.name };
    transaction.record({ type: 'passkey.added', subject: { type: 'person', id: personId }, payload });
    transaction.touch('passkey', personId);
    return { id: made.id, name: body.name, createdAt, lastUsedAt: null };
  });
}

// A session that is not proven is refused before the challenge is used up, so that the same answer is good afterwards.
async function takeChallenge(scope: Scope, personId: string): Promise<string> {
  const challenge = await read(scope, async (transaction) => {
    const now = systemClock();
    await assertSteppedUp(transaction, now);
    return passkeys.takeChallenge(transaction, { personId, purpose: 'register' }, now);
  });
  if (challenge !== null) return challenge;
  throw new Problem(
    'passkey_refused',
    'What was asked of the authenticator has run out or was used. Try again.',
  );
}
