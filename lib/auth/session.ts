import { decode } from 'next-auth/jwt';

/** 12 hours from signing in: a working day or a night on call. Nothing prolongs it. */
export const SESSION_MAX_AGE_S = 12 * 3600;

/** What a session says. It is believed only together with what the database says at the same moment. */
export type SessionClaims = {
  readonly personId: string;
  readonly workspaceId: string;
  readonly sessionVersion: number;
  /** Names the session: what it proves, it proves for itself and for no other session of the person. */
  readonly sessionId: string;
  /** When the password was given (milliseconds). */
  readonly signedInAt: number;
};

/** The address people use; the only source of what our own origin is. */
export function productUrl(): URL {
  return new URL(process.env.COUNTERSIGN_URL ?? 'http://localhost:3000');
}

/** Whether cookies travel over HTTPS alone. */
export function isSecure(): boolean {
  return productUrl().protocol === 'https:';
}

/** Over plain HTTP the name carries the port: cookies do not tell ports apart, and a machine may run two products. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-countersign-session' : `countersign-session-${productUrl().port || '80'}`;
}

/** The secret that sessions are sealed with. Throws where it is missing or short. */
export function sessionSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET ?? '';
  if (secret.length < 32) throw new Error('NEXTAUTH_SECRET must be set, to at least 32 characters');
  return secret;
}

/** What a session cookie says; null for one that is not ours, was changed, or has run out. */
export async function openSession(token: string | undefined): Promise<SessionClaims | null> {
  if (!token) return null;
  const claims = await decode({ token, secret: sessionSecret() }).catch(() => null);
  if (!claims) return null;
  const { personId, workspaceId, sessionVersion, sessionId, signedInAt } = claims;
  // INVARIANT: next-auth renews its own expiry whenever it reads a session; this age is never renewed.
  if (typeof signedInAt !== 'number' || Date.now() - signedInAt > SESSION_MAX_AGE_S * 1000) return null;
  if (typeof personId !== 'string' || typeof workspaceId !== 'string' || typeof sessionVersion !== 'number') {
    return null;
  }
  // A session without an id was made before sessions had one: it can prove nothing, so it has ended.
  if (typeof sessionId !== 'string' || sessionId === '') return null;
  return { personId, workspaceId, sessionVersion, sessionId, signedInAt };
}
