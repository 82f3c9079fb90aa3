import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { getCsrfToken, signIn } from 'next-auth/react';
import type * as z from 'zod';
import { request } from '#lib/client/request.ts';
import {
  ChangePasswordBody,
  changePasswordContract,
  type MeResource,
  readMeContract,
  readWorkspaceContract,
  SetPasswordByLinkBody,
  SetUpBody,
  setPasswordByLinkContract,
  setUpContract,
  UpdateWorkspaceBody,
  updateWorkspaceContract,
} from '#lib/contracts/access.ts';
import { AcceptInvitationBody, acceptInvitationContract } from '#lib/contracts/members.ts';

export type { MeResource };
export { AcceptInvitationBody, ChangePasswordBody, SetPasswordByLinkBody, SetUpBody, UpdateWorkspaceBody };

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

/** How an attempt to sign in ended. Nothing tells an unknown address from a wrong password. */
export type SignInOutcome = 'signed_in' | 'refused' | 'rate_limited' | 'failed';

/** Opens a session in this browser. */
export async function signInHere(email: string, password: string): Promise<SignInOutcome> {
  const answer = await signIn('password', { email, password, redirect: false }).catch(() => undefined);
  if (answer?.ok && !answer.error) return 'signed_in';
  if (answer?.error === 'rate_limited') return 'rate_limited';
  return answer?.error === 'CredentialsSignin' ? 'refused' : 'failed';
}

/** Moves this browser's session to another workspace of the same person. */
export async function switchWorkspace(workspaceId: string): Promise<void> {
  const csrfToken = await getCsrfToken();
  await fetch('/api/auth/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ csrfToken, data: { workspaceId } }),
  });
}
