import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  liftStopContract,
  listActionsContract,
  listAgentsContract,
  stopContract,
} from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type { StopBody, StopResource } from '#lib/contracts/stops.ts';

export type { StopResource };

/** Puts a stop in force. Never optimistic: it answers once it is committed. A stop touches everything on screen. */
export function stopMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof StopBody>) => request(stopContract, { body }),
    onSettled: () => queryClient.invalidateQueries(),
  });
}

/** Lifts a freeze, with a reason. */
export function liftStopMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: ({ stopId, reason }: { readonly stopId: string; readonly reason: string }) =>
      request(liftStopContract, { params: { stopId }, body: { reason } }),
    onSettled: () => queryClient.invalidateQueries(),
  });
}

/** The agents that can be chosen as a target. */
export const stoppableAgentsQuery = queryOptions({
  queryKey: ['stops', 'agents'],
  queryFn: ({ signal }) => request(listAgentsContract, { query: { limit: 200 }, signal }),
});

/** The actions that are known, declared or seen. */
export const stoppableActionsQuery = queryOptions({
  queryKey: ['stops', 'actions'],
  queryFn: ({ signal }) => request(listActionsContract, { query: { limit: 200 }, signal }),
});
