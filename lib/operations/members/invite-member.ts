import type { FreshInvitation } from '#lib/domain/access/members.ts';
import type { Role } from '#lib/domain/access/permissions.ts';
import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { assertMayGrant } from '#lib/operations/members/grantable-role.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import { invitationLink, invitationToken } from '#lib/platform/link-token.ts';
import * as invitations from '#lib/store/invitations.ts';
import * as members from '#lib/store/members.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

const INVITATION_MS = 7 * 24 * 3_600_000;

type InviteMemberCall = { readonly body: { readonly email: string; readonly role: Role } };

/**
 * Invites somebody by e-mail address; an earlier invitation of theirs ends. The link is answered once. The outbox is
 * told the invitation's id alone, from which the mailer makes the link anew: no table ever holds it.
 */
export async function inviteMember(
  scope: Scope,
  { body }: InviteMemberCall,
): Promise<Written<FreshInvitation>> {
  assertMayGrant(scope, body.role);
  const now = new Date();
  return write(scope, async (transaction) => {
    const { email, role } = body;
    if (await members.hasEmail(transaction, email)) {
      const errors = [{ path: 'email', message: 'belongs to a member already' }];
      throw new Problem('conflict', `${email} is a member already.`, { errors });
    }
    await invitations.revokeOpen(transaction, email, now);
    const id = newId('invitation');
    await insertInvitation(transaction, {
      id,
      email,
      role,
      expiresAt: new Date(now.getTime() + INVITATION_MS),
    });
    transaction.record({
      type: 'member.invited',
      subject: { type: 'invitation', id },
      payload: { email, role },
    });
    transaction.tell({ topic: 'member.invited', subjectId: id, payload: { invitationId: id, email, role } });
    transaction.touch('invitation', id);
    const invitation = await invitations.find(transaction, id);
    if (!invitation) throw notFound();
    return { invitation, link: invitationLink(id) };
  });
}

type NewInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
};

async function insertInvitation(transaction: WriteTransaction, invitation: NewInvitation): Promise<void> {
  const tokenHash = sha256(invitationToken(invitation.id));
  const invitedById = principalId(transaction.scope.principal);
  if (!(await invitations.insert(transaction, { ...invitation, tokenHash, invitedById }))) {
    throw new Problem('conflict', `Somebody else invited ${invitation.email} at the same moment.`);
  }
}
