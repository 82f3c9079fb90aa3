import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { hashStrongPassword } from '#lib/operations/access/password.ts';
import { savePassword } from '#lib/operations/access/saved-password.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import * as linkTokens from '#lib/store/link-tokens.ts';
import { findMemberships } from '#lib/store/members.ts';
import type { Written } from '#lib/store/transaction.ts';

type SetPasswordCall = { readonly body: { readonly token: string; readonly password: string } };

/** Sets a new password by a one-time link. Every session of the person ends. */
export async function setPasswordByLink(
  scope: Scope,
  { body }: SetPasswordCall,
): Promise<Written<{ readonly email: string }>> {
  const tokenHash = sha256(body.token);
  const ended = new Problem(
    'link_ended',
    'This link was used, has run out or was replaced. Ask for a new one.',
  );
  const link = await linkTokens.findLive(tokenHash, new Date());
  const [membership] = link?.personId ? await findMemberships(link.personId) : [];
  if (!link?.personId || !membership) throw ended;
  const passwordHash = await hashStrongPassword(body.password, membership.email);
  const person = { personId: link.personId, membership, passwordHash };
  return savePassword(person, scope.requestId, async (transaction) => {
    if (!(await linkTokens.use(transaction, { tokenHash, purpose: 'password' }, new Date()))) throw ended;
  });
}
