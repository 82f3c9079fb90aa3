import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import {
  type CreateTeamBody,
  createTeamContract,
  listTeamsContract,
  type TeamResource,
  type UpdateTeamBody,
  updateTeamContract,
} from '#lib/contracts/teams.ts';

export type { TeamResource };

const keys = { all: ['teams'] as const, list: ['teams', 'list'] as const };

/** Every team, a page at a time. */
export const teamsQuery = pagesOptions(keys.list, (cursor, signal) =>
  request(listTeamsContract, { query: { cursor, limit: 100 }, signal }),
);

/** Adds a team. */
export function createTeamMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof CreateTeamBody>) => request(createTeamContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.all }),
  });
}

/** Changes a team; what is left out stays. */
export function updateTeamMutation(queryClient: QueryClient, teamKey: string) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof UpdateTeamBody>) =>
      request(updateTeamContract, { params: { teamKey }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.all }),
  });
}
