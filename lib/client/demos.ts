import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { makeDemoContract, readDemoContract, removeDemoContract } from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type { DemoResource } from '#lib/contracts/demos.ts';

export type { DemoResource };

const LOOK_AGAIN_MS = 1_000;
const KEY = ['demo'] as const;

/** The demo workspace of this one; looked at again while it is made or removed. */
export const demoQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => request(readDemoContract, { signal }),
  refetchInterval: ({ state }) =>
    ['asked', 'making', 'removing'].includes(state.data?.demo?.status ?? '') ? LOOK_AGAIN_MS : false,
});

export function makeDemoMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: () => request(makeDemoContract, {}),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export function removeDemoMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: () => request(removeDemoContract, {}),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
