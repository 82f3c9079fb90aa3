import type { OpenedInvitation } from '#lib/domain/access/members.ts';
import { NO_SESSION, type PersonPrincipal, type Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type Invited, invitedPerson } from '#lib/operations/members/invited-person.ts';
import { openInvitation } from '#lib/operations/members/open-invitation.ts';
import * as invitations from '#lib/store/invitations.ts';
import * as members from '#lib/store/members.ts';
import * as people from '#lib/store/people.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type AcceptInvitationCall = {
  readonly body: { readonly token: string; readonly name: string; readonly password: string };
};
type Accepted = { readonly email: string; readonly workspaceId: string };

/** Joins the workspace of the invitation. Its link is good for one person, once. */
export async function acceptInvitation(
  scope: Scope,
  { body }: AcceptInvitationCall,
): Promise<Written<Accepted>> {
  const { invitation } = await openInvitation(body.token);
  const invited = await invitedPerson(scope, invitation, body);
  return write(joiningScope(invitation, invited, scope.requestId), async (transaction) => {
    if (!(await invitations.accept(transaction, invitation.id, new Date()))) {
      throw new Problem('invitation_ended', 'This invitation was used or revoked a moment ago.');
    }
    const { email, role, workspaceId } = invitation;
    const { personId, name, passwordHash } = invited;
    if (
      passwordHash !== null &&
      !(await people.insert(transaction, { id: personId, email, name, passwordHash }))
    ) {
      throw new Problem(
        'conflict',
        `An account for ${email} was made a moment ago. Try again with its password.`,
      );
    }
    if (!(await members.join(transaction, personId, role))) {
      throw new Problem('conflict', `${email} is a member already.`);
    }
    const payload = { role, invitation: invitation.id };
    transaction.record({ type: 'member.joined', subject: { type: 'person', id: personId }, payload });
    transaction.touch('member', personId);
    return { email, workspaceId };
  });
}

function joiningScope(invitation: OpenedInvitation, invited: Invited, requestId: string | null): Scope {
  const { workspaceId, email, role } = invitation;
  const { personId, name } = invited;
  const person = { type: 'person', workspaceId, personId, name, email, role } as const;
  const principal: PersonPrincipal = { ...person, ...NO_SESSION };
  return { workspaceId, principal, requestId };
}
