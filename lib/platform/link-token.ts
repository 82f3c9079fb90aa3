import { createHmac, randomBytes } from 'node:crypto';

/** A token for a single-use link: 256 random bits. Only its hash is ever kept. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The token of an invitation's link. It is made from the invitation's id and the product's session secret, so that
 * whoever sends the mail can make the link anew and no table, outbox or log ever holds it.
 */
export function invitationToken(invitationId: string): string {
  const secret = process.env.NEXTAUTH_SECRET ?? '';
  if (secret.length < 32) throw new Error('NEXTAUTH_SECRET must be set, to at least 32 characters');
  return createHmac('sha256', secret).update(`invitation ${invitationId}`).digest('base64url');
}

/** The address under which an invitation is accepted. */
export function invitationLink(invitationId: string): string {
  const base = (process.env.COUNTERSIGN_URL ?? 'http://localhost:3000').replace(/\/+$/, '');
  return `${base}/invitation/${invitationToken(invitationId)}`;
}
