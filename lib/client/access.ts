import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  acceptInvitationContract,
  changePasswordContract,
  readMeContract,
  readWorkspaceContract,
  setPasswordByLinkContract,
  setUpContract,
  updateWorkspaceContract,
} from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type {
  ChangePasswordBody,
  MeResource,
  SetPasswordByLinkBody,
  SetUpBody,
  UpdateWorkspaceBody,
} from '#lib/contracts/access.ts';
import type { AcceptInvitationBody } from '#lib/contracts/members.ts';

export type { MeResource };

const keys = { me: ['me'] as const, workspace: ['workspace'] as const };

/** Who is signed in, and the workspaces they belong to. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => request(readMeContract, { signal }),
});

/** The workspace the session is in. */
export const workspaceQuery = queryOptions({
  queryKey: keys.workspace,
  queryFn: ({ signal }) => request(readWorkspaceContract, { signal }),
});

/** Changes the workspace; the header names it too. */
export function updateWorkspaceMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof UpdateWorkspaceBody>) => request(updateWorkspaceContract, { body }),
    onSettled: () => queryClient.invalidateQueries(),
  });
}

export const changePasswordMutation = mutationOptions({
  mutationFn: (body: z.input<typeof ChangePasswordBody>) => request(changePasswordContract, { body }),
});

export const setUpMutation = mutationOptions({
  mutationFn: (body: z.input<typeof SetUpBody>) => request(setUpContract, { body }),
});

export const setPasswordByLinkMutation = mutationOptions({
  mutationFn: (body: z.input<typeof SetPasswordByLinkBody>) => request(setPasswordByLinkContract, { body }),
});

export const acceptInvitationMutation = mutationOptions({
  mutationFn: (body: z.input<typeof AcceptInvitationBody>) => request(acceptInvitationContract, { body }),
});
