import type { OpenedInvitation } from '#lib/domain/access/members.ts';
import { passwordRefusal } from '#lib/domain/access/password-rules.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { newId } from '#lib/platform/ids.ts';
import { hashPassword, verifyPassword } from '#lib/platform/password-hash.ts';
import { countPasswordAttempt } from '#lib/store/sign-in-attempts.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';

/** Who accepts: `passwordHash` is there for somebody new. */
export type Invited = {
  readonly personId: string;
  readonly name: string;
  readonly passwordHash: string | null;
};

/**
 * Who the invitation is for: somebody new with the name and password they chose, or the person who has the address and
 * proves it by being signed in or by their password.
 * INVARIANT: the link alone never opens an account that was there before it, since whoever invited has seen the link.
 */
export async function invitedPerson(
  scope: Scope,
  invitation: OpenedInvitation,
  given: { readonly name: string; readonly password: string },
): Promise<Invited> {
  const known = await findSignIn(invitation.email);
  if (!known) return newcomer(invitation.email, given);
  const { principal } = scope;
  const isSignedIn = principal.type === 'person' && principal.personId === known.personId;
  if (!isSignedIn) await assertPassword(invitation.email, given.password, known.passwordHash);
  return { personId: known.personId, name: known.name, passwordHash: null };
}

async function newcomer(
  email: string,
  given: { readonly name: string; readonly password: string },
): Promise<Invited> {
  const refusal = passwordRefusal(given.password, email);
  if (refusal) {
    throw new Problem('password_weak', `The password ${refusal}.`, {
      errors: [{ path: 'password', message: refusal }],
    });
  }
  if (given.name === '') {
    throw new Problem('invalid_request', 'name: must not be empty', {
      errors: [{ path: 'name', message: 'must not be empty' }],
    });
  }
  return { personId: newId('person'), name: given.name, passwordHash: await hashPassword(given.password) };
}

async function assertPassword(email: string, password: string, passwordHash: string | null): Promise<void> {
  await countPasswordAttempt(email, new Date());
  if (await verifyPassword(password, passwordHash)) return;
  const errors = [{ path: 'password', message: 'is not the password of this address' }];
  throw new Problem('invalid_credentials', 'You have an account here: sign in with its password.', {
    errors,
  });
}
