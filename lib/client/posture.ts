import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import { request } from '#lib/client/request.ts';
import { changePostureContract, PostureResource, readPostureContract } from '#lib/contracts/posture.ts';

export { PostureResource };

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
