import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentInvitation, revokeInvitationContract } from '#lib/contracts/members.ts';
import { revokeInvitation } from '#lib/operations/members/revoke-invitation.ts';

export const POST = defineWriteRoute(revokeInvitationContract, revokeInvitation, presentInvitation);
