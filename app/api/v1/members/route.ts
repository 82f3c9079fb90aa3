import { defineReadRoute } from '#lib/api/define-route.ts';
import { listMembersContract, presentMemberPage } from '#lib/contracts/members.ts';
import { listMembers } from '#lib/operations/members/list-members.ts';

export const GET = defineReadRoute(listMembersContract, listMembers, presentMemberPage);
