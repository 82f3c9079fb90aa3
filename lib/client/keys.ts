import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  createKeyContract,
  listAgentsContract,
  listKeysContract,
  revokeKeyContract,
  rotateKeyContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { CreateKeyBody, FreshKeyResource, KeyResource } from '#lib/contracts/keys.ts';

export type { FreshKeyResource, KeyResource };

const keys = { all: ['keys'] as const, list: ['keys', 'list'] as const, agents: ['keys', 'agents'] as const };

/** Every key, newest first, a page at a time. */
export const keysQuery = pagesOptions(keys.list, (cursor, signal) =>
  request(listKeysContract, { query: { cursor }, signal }),
);

/** The agents that a key can be bound to. */
export const keyAgentsQuery = queryOptions({
  queryKey: keys.agents,
  queryFn: ({ signal }) => request(listAgentsContract, { query: { limit: 200 }, signal }),
});

/** Makes a key; the answer holds its text, this once. */
export function createKeyMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof CreateKeyBody>) => request(createKeyContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.list }),
  });
}

/** Makes a second key like the first; both are live until one is revoked. */
export function rotateKeyMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (keyId: string) => request(rotateKeyContract, { params: { keyId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.list }),
  });
}

/** Ends a key. */
export function revokeKeyMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (keyId: string) => request(revokeKeyContract, { params: { keyId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.list }),
  });
}
