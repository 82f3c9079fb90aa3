import { defineWriteRoute } from '#lib/api/define-route.ts';
import { acceptInvitationContract } from '#lib/contracts/members.ts';
import { acceptInvitation } from '#lib/operations/members/accept-invitation.ts';

export const POST = defineWriteRoute(acceptInvitationContract, acceptInvitation, (accepted) => accepted);
