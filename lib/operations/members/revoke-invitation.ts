import type { Invitation } from '#lib/domain/access/members.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import * as invitations from '#lib/store/invitations.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RevokeInvitationCall = { readonly params: { readonly invitationId: string } };

/** Ends an invitation: its link is no longer good. */
export async function revokeInvitation(
  scope: Scope,
  { params }: RevokeInvitationCall,
): Promise<Written<Invitation>> {
  return write(scope, async (transaction) => {
    const isEnded = await invitations.revoke(transaction, params.invitationId, new Date());
    const invitation = await invitations.find(transaction, params.invitationId);
    if (!invitation) throw notFound();
    if (!isEnded) throw new Problem('invitation_ended', 'The invitation was accepted or revoked already.');
    const subject = { type: 'invitation', id: invitation.id };
    transaction.record({ type: 'member.invitation_revoked', subject, payload: { email: invitation.email } });
    transaction.touch('invitation', invitation.id);
    return invitation;
  });
}
