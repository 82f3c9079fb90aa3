import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  inviteMemberContract,
  listInvitationsContract,
  presentFreshInvitation,
  presentInvitationPage,
} from '#lib/contracts/members.ts';
import { inviteMember } from '#lib/operations/members/invite-member.ts';
import { listInvitations } from '#lib/operations/members/list-invitations.ts';

export const GET = defineReadRoute(listInvitationsContract, listInvitations, presentInvitationPage);
export const POST = defineWriteRoute(inviteMemberContract, inviteMember, presentFreshInvitation);
