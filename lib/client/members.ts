import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  changeMemberRoleContract,
  inviteMemberContract,
  listInvitationsContract,
  listMembersContract,
  removeMemberContract,
  revokeInvitationContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { InvitationResource, InviteMemberBody, MemberResource } from '#lib/contracts/members.ts';
import type { Role } from '#lib/domain/access/permissions.ts';

export type { InvitationResource, MemberResource };

const keys = {
  all: ['members'] as const,
  list: ['members', 'list'] as const,
  invitations: ['members', 'invitations'] as const,
};

/** Everybody in the workspace, a page at a time. */
export const membersQuery = pagesOptions(keys.list, (cursor, signal) =>
  request(listMembersContract, { query: { cursor, limit: 100 }, signal }),
);

/** Who was invited and has not answered, newest first. */
export const invitationsQuery = pagesOptions(keys.invitations, (cursor, signal) =>
  request(listInvitationsContract, { query: { cursor }, signal }),
);

/** Gives a member another role. */
export function changeRoleMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: ({ personId, role }: { readonly personId: string; readonly role: Role }) =>
      request(changeMemberRoleContract, { params: { personId }, body: { role } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.all }),
  });
}

/** Ends a membership. */
export function removeMemberMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (personId: string) => request(removeMemberContract, { params: { personId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.all }),
  });
}

/** Invites somebody; the answer holds the link, this once. */
export function inviteMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof InviteMemberBody>) => request(inviteMemberContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.invitations }),
  });
}

/** Ends an invitation. */
export function revokeInvitationMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (invitationId: string) => request(revokeInvitationContract, { params: { invitationId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.invitations }),
  });
}
