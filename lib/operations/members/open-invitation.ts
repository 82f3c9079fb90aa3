import type { OpenedInvitation } from '#lib/domain/access/members.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import * as invitations from '#lib/store/invitations.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';

type InvitationFound = { readonly invitation: OpenedInvitation; readonly isKnownPerson: boolean };

/** What a link's token opens; null for one that is unknown, used, revoked or has run out. */
export async function findOpenInvitation(token: string): Promise<InvitationFound | null> {
  const invitation = await invitations.findByToken(sha256(token));
  if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= new Date())
    return null;
  return { invitation, isKnownPerson: (await findSignIn(invitation.email)) !== null };
}

/** The same for an operation that needs it. Raises `invitation_ended`. */
export async function openInvitation(token: string): Promise<InvitationFound> {
  const found = await findOpenInvitation(token);
  if (!found) {
    throw new Problem(
      'invitation_ended',
      'This invitation was used, was revoked or has run out. Ask for a new one.',
    );
  }
  return found;
}
