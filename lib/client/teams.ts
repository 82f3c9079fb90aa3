import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  createTeamContract,
  listDeliveriesContract,
  listTeamsContract,
  sendTestMessageContract,
  updateTeamContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { CreateTeamBody, TeamResource, UpdateTeamBody } from '#lib/contracts/teams.ts';
import type { DeliveryResource } from '#lib/contracts/webhooks.ts';

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

/** The last test message to the team's Slack channel, read again every second while it is on its way; null for none. */
export function testMessageQuery(teamId: string) {
  return queryOptions({
    queryKey: [...keys.all, 'test-message', teamId],
    queryFn: async ({ signal }): Promise<DeliveryResource | null> => {
      const query = { subjectId: teamId, channel: 'slack', limit: 1 } as const;
      return (await request(listDeliveriesContract, { query, signal })).items[0] ?? null;
    },
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 1_000 : false),
  });
}

/** Sends a message to the team's Slack channel. */
export function sendTestMessageMutation(queryClient: QueryClient, team: Pick<TeamResource, 'id' | 'key'>) {
  return mutationOptions({
    mutationFn: () => request(sendTestMessageContract, { params: { teamKey: team.key } }),
    onSuccess: (delivery) => queryClient.setQueryData(testMessageQuery(team.id).queryKey, delivery),
  });
}
