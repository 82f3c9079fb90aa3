import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { hashStrongPassword } from '#lib/operations/access/password.ts';
import { savePassword } from '#lib/operations/access/saved-password.ts';
import { verifyPassword } from '#lib/platform/password-hash.ts';
import { findMemberships } from '#lib/store/members.ts';
import { countPasswordAttempt } from '#lib/store/sign-in-attempts.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';
import type { Written } from '#lib/store/transaction.ts';

type ChangePasswordCall = { readonly body: { readonly currentPassword: string; readonly password: string } };

/** Changes the caller's own password. Every session of theirs ends, this one included. */
export async function changePassword(
  scope: Scope,
  { body }: ChangePasswordCall,
): Promise<Written<{ readonly email: string }>> {
  const { principal } = scope;
  if (principal.type !== 'person') throw new Problem('person_required', 'Only a person has a password.');
  await countPasswordAttempt(principal.email, new Date());
  const known = await findSignIn(principal.email);
  if (!(await verifyPassword(body.currentPassword, known?.passwordHash ?? null))) {
    const errors = [{ path: 'currentPassword', message: 'is not your password' }];
    throw new Problem('invalid_credentials', 'The current password is not right.', { errors });
  }
  const passwordHash = await hashStrongPassword(body.password, principal.email);
  const memberships = await findMemberships(principal.personId);
  const membership = memberships.find((found) => found.workspaceId === scope.workspaceId);
  if (!membership) throw new Problem('session_ended', 'You are no longer a member here.');
  return savePassword(
    { personId: principal.personId, membership, passwordHash },
    scope.requestId,
    async () => {},
  );
}
