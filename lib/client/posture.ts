import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import { changePostureContract, readPostureContract } from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type { PostureResource } from '#lib/contracts/posture.ts';

export type { PostureResource };

/** What applies at each tier where no authorising clause is kept. */
export const postureQuery = queryOptions({
  queryKey: ['posture'],
  queryFn: ({ signal }) => request(readPostureContract, { signal }),
});

/** Replaces the posture. Never optimistic. */
export function changePostureMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof PostureResource>) => request(changePostureContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: postureQuery.queryKey }),
  });
}
