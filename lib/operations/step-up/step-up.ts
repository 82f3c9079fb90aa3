import type { PasskeyForCheck } from '#lib/domain/access/passkeys.ts';
import type { PersonPrincipal, Scope } from '#lib/domain/access/principal.ts';
import { STEP_UP_VALID_MS } from '#lib/domain/access/step-up.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { personAt } from '#lib/operations/step-up/step-up-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { verifyPassword } from '#lib/platform/password-hash.ts';
import { checkSignature, type SignedByPasskey } from '#lib/platform/webauthn.ts';
import * as passkeys from '#lib/store/passkeys.ts';
import { countStepUpAttempt, forgetStepUpAttempts } from '#lib/store/sign-in-attempts.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';
import * as stepUps from '#lib/store/step-ups.ts';
import { read, type Written, write } from '#lib/store/transaction.ts';

type StepUpCall = { readonly body: { readonly password?: string; readonly passkey?: SignedByPasskey } };
type PasskeyUse = { readonly id: string; readonly before: number; readonly after: number };

/** Proves this session, and no other, by the password or by one of the person's passkeys. Raises `step_up_failed`. */
export async function stepUp(
  scope: Scope,
  { body }: StepUpCall,
): Promise<Written<{ readonly provenUntil: Date }>> {
  const person = personAt(scope);
  const use = body.passkey ? await checkPasskey(scope, person, body.passkey) : null;
  if (!use) await checkPassword(person, body.password ?? '');
  const at = systemClock();
  const written = await write(scope, async (transaction) => {
    if (use && !(await passkeys.noteUse(transaction, { ...use, personId: person.personId, at })))
      throw new Problem('step_up_failed', 'This passkey was used or removed at the same moment. Try again.');
    await stepUps.record(transaction, person, { method: use ? 'passkey' : 'password', at });
    transaction.touch('passkey', person.personId);
    return { provenUntil: new Date(at.getTime() + STEP_UP_VALID_MS) };
  });
  if (!use) await forgetStepUpAttempts(person.personId, at);
  return written;
}

/** Guesses are counted here and not at the door, where a stranger could lock out whoever is signed in. */
async function checkPassword(person: PersonPrincipal, password: string): Promise<void> {
  await countStepUpAttempt(person.personId, systemClock());
  const known = await findSignIn(person.email);
  if (await verifyPassword(password, known?.passwordHash ?? null)) return;
  const errors = [{ path: 'password', message: 'is not your password' }];
  throw new Problem('step_up_failed', 'The password is not right. Nothing has changed.', { errors });
}

async function checkPasskey(
  scope: Scope,
  { personId }: PersonPrincipal,
  signed: SignedByPasskey,
): Promise<PasskeyUse> {
  const [challenge, passkey] = await read(scope, async (transaction) => [
    await passkeys.takeChallenge(transaction, { personId, purpose: 'step_up' }, systemClock()),
    await passkeys.findForCheck(transaction, { id: signed.id, personId }),
  ]);
  if (challenge === null)
    throw new Problem('step_up_failed', 'What was to be signed has run out or was used. Try again.');
  if (passkey === null) throw new Problem('step_up_failed', 'This passkey is not one of yours.');
  const after = await signatureOf(signed, challenge, passkey);
  return { id: passkey.id, before: passkey.counter, after };
}

function signatureOf(signed: SignedByPasskey, challenge: string, passkey: PasskeyForCheck): Promise<number> {
  return checkSignature(signed, challenge, { ...passkey, transports: [...passkey.transports] }).catch(
    (cause: unknown) => {
      throw new Problem('step_up_failed', 'The passkey’s answer does not hold. Nothing has changed.', {
        cause,
      });
    },
  );
}
