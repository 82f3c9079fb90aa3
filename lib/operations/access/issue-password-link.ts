import { notFound } from '#lib/domain/problems/problem.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newLinkToken } from '#lib/platform/link-token.ts';
import * as linkTokens from '#lib/store/link-tokens.ts';
import { findMemberships } from '#lib/store/members.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';

const PASSWORD_LINK_MS = 24 * 3_600_000;

/**
 * A one-time link by which a person sets a new password; it ends every earlier one of theirs. For who holds the machine:
 * nobody can ask for it over the network.
 */
export async function issuePasswordLink(email: string, baseUrl: string): Promise<{ readonly url: string }> {
  const person = await findSignIn(email);
  if (!person || (await findMemberships(person.personId)).length === 0) throw notFound();
  const token = newLinkToken();
  const expiresAt = new Date(Date.now() + PASSWORD_LINK_MS);
  await linkTokens.replace({
    tokenHash: sha256(token),
    purpose: 'password',
    personId: person.personId,
    expiresAt,
  });
  return { url: `${baseUrl.replace(/\/+$/, '')}/new-password/${token}` };
}
