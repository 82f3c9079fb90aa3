import { queryOptions } from '@tanstack/react-query';
import { readFirstStepsContract } from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type { FirstStepResource } from '#lib/contracts/first-steps.ts';

export type { FirstStepResource };

/** The first steps that were taken; asked often, since somebody watches for the first decision. */
export const firstStepsQuery = queryOptions({
  queryKey: ['overview', 'first-steps'],
  queryFn: ({ signal }) => request(readFirstStepsContract, { signal }),
  refetchInterval: 2_000,
});
