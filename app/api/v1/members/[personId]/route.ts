import { defineWriteRoute } from '#lib/api/define-route.ts';
import { changeMemberRoleContract, presentMember, removeMemberContract } from '#lib/contracts/members.ts';
import { changeMemberRole } from '#lib/operations/members/change-member-role.ts';
import { removeMember } from '#lib/operations/members/remove-member.ts';

export const PATCH = defineWriteRoute(changeMemberRoleContract, changeMemberRole, presentMember);
export const DELETE = defineWriteRoute(removeMemberContract, removeMember, () => null);
