import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  listAgentsContract,
  readAgentContract,
  registerAgentContract,
  retireAgentContract,
  updateAgentContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { AgentResource, RegisterAgentBody, UpdateAgentBody } from '#lib/contracts/agents.ts';

export type { AgentResource };

export type AgentFilters = Omit<z.input<(typeof listAgentsContract)['query']>, 'limit' | 'cursor'>;

const ROOT = ['agents'] as const;

/** Agents by key. */
export function agentsQuery(filters: AgentFilters) {
  return pagesOptions([...ROOT, 'list', filters], (cursor, signal) =>
    request(listAgentsContract, { query: { ...filters, cursor }, signal }),
  );
}

/** One agent, by id or key. */
export function agentQuery(agentId: string) {
  return queryOptions({
    queryKey: [...ROOT, 'one', agentId],
    queryFn: ({ signal }) => request(readAgentContract, { params: { agentId }, signal }),
    refetchInterval: 5_000,
  });
}

export function registerAgentMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof RegisterAgentBody>) => request(registerAgentContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ROOT }),
  });
}

export function updateAgentMutation(queryClient: QueryClient, agentId: string) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof UpdateAgentBody>) =>
      request(updateAgentContract, { params: { agentId }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ROOT }),
  });
}

/** Retires an agent for good; its keys and pacts are touched too. */
export function retireAgentMutation(queryClient: QueryClient, agentId: string) {
  return mutationOptions({
    mutationFn: (reason: string) => request(retireAgentContract, { params: { agentId }, body: { reason } }),
    onSettled: () => queryClient.invalidateQueries(),
  });
}
