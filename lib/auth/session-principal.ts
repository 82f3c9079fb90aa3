import { openSession } from '#lib/auth/session.ts';
import type { PersonPrincipal } from '#lib/domain/access/principal.ts';
import { findMemberships } from '#lib/store/members.ts';

/**
 * The person a session cookie stands for, now; null where there is none.
 * INVARIANT: role and membership come from the database at every request, so whoever is removed, given another role or
 * has changed their password is known as such at the very next one.
 */
export async function sessionPrincipal(token: string | undefined): Promise<PersonPrincipal | null> {
  const claims = await openSession(token);
  if (!claims) return null;
  const memberships = await findMemberships(claims.personId);
  const membership = memberships.find((found) => found.workspaceId === claims.workspaceId);
  if (!membership || membership.sessionVersion !== claims.sessionVersion) return null;
  const { workspaceId, name, email, role } = membership;
  const { personId, sessionId, signedInAt } = claims;
  return { type: 'person', workspaceId, personId, name, email, role, sessionId, signedInAt };
}
