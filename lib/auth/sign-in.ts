import type { SessionClaims } from '#lib/auth/session.ts';
import { newId } from '#lib/platform/ids.ts';
import { verifyPassword } from '#lib/platform/password-hash.ts';
import { findMemberships } from '#lib/store/members.ts';
import {
  countAddressAttempt,
  countPasswordAttempt,
  forgetPasswordAttempts,
} from '#lib/store/sign-in-attempts.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';

type Attempt = {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly now: Date;
};

/**
 * What a session would say of somebody who proves themselves by their password; null where it does not fit. Raises
 * `rate_limited`.
 * INVARIANT: an unknown address, a person without a workspace and a wrong password cost the same work and look the same.
 */
export async function signIn({ email, password, address, now }: Attempt): Promise<SessionClaims | null> {
  await countAddressAttempt(address, now);
  await countPasswordAttempt(email, now);
  const known = await findSignIn(email);
  const isRight = await verifyPassword(password, known?.passwordHash ?? null);
  const [membership] = known ? await findMemberships(known.personId) : [];
  if (!known || !isRight || !membership) return null;
  await forgetPasswordAttempts(email, now);
  const { personId, sessionVersion } = known;
  const { workspaceId } = membership;
  return { personId, sessionVersion, workspaceId, sessionId: newId('session'), signedInAt: now.getTime() };
}

/** The session moved to another workspace of the person; null where they do not belong to it. */
export async function moveSession(claims: SessionClaims, workspaceId: string): Promise<SessionClaims | null> {
  const memberships = await findMemberships(claims.personId);
  const membership = memberships.find((found) => found.workspaceId === workspaceId);
  if (!membership || membership.sessionVersion !== claims.sessionVersion) return null;
  return { ...claims, workspaceId };
}
