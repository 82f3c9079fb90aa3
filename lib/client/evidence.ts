import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  createCheckContract,
  importEvidenceContract,
  listAgentsContract,
  listChecksContract,
  listEvidenceContract,
  listKeysContract,
  listSourcesContract,
  listTeamsContract,
  readEvidenceBoardContract,
  readEvidenceContract,
  recordEvidenceContract,
  registerSourceContract,
  retireCheckContract,
  retireSourceContract,
  updateCheckContract,
  updateSourceContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { CheckResource, CreateCheckBody, UpdateCheckBody } from '#lib/contracts/checks.ts';
import type { EvidenceBody, EvidenceResource, ImportEvidenceBody } from '#lib/contracts/evidence.ts';
import type { BoardCellResource, BoardResource, BoardRowResource } from '#lib/contracts/evidence-board.ts';
import type { CreateSourceBody, SourceResource, UpdateSourceBody } from '#lib/contracts/sources.ts';

export type {
  BoardCellResource,
  BoardResource,
  BoardRowResource,
  CheckResource,
  EvidenceResource,
  SourceResource,
};

export type EvidenceFilters = Omit<z.input<(typeof listEvidenceContract)['query']>, 'limit' | 'cursor'>;
type State = NonNullable<z.input<(typeof listChecksContract)['query']>['state']>;

const ROOT = ['evidence'] as const;
/** What a field can offer, as many as one page holds. */
const MOST_OFFERED = 200;

/** Every demand of every clause in force, read again every few seconds: windows close while somebody looks. */
export const boardQuery = queryOptions({
  queryKey: [...ROOT, 'board'],
  queryFn: ({ signal }) => request(readEvidenceBoardContract, { signal }),
  refetchInterval: 5_000,
});

/** Results that fit the filters, newest first. */
export function evidenceQuery(filters: EvidenceFilters) {
  return {
    ...pagesOptions([...ROOT, 'list', filters], (cursor, signal) =>
      request(listEvidenceContract, { query: { ...filters, cursor }, signal }),
    ),
    refetchInterval: 5_000,
  };
}

/** One result. It never changes, but another may come to correct it. */
export function oneEvidenceQuery(evidenceId: string) {
  return queryOptions({
    queryKey: [...ROOT, 'one', evidenceId],
    queryFn: ({ signal }) => request(readEvidenceContract, { params: { evidenceId }, signal }),
  });
}

/** Checks by key, a page at a time. */
export function checksQuery(state: State) {
  return pagesOptions([...ROOT, 'checks', state], (cursor, signal) =>
    request(listChecksContract, { query: { cursor, state }, signal }),
  );
}

/** Sources by key, a page at a time. */
export function sourcesQuery(state: State) {
  return pagesOptions([...ROOT, 'sources', state], (cursor, signal) =>
    request(listSourcesContract, { query: { cursor, state }, signal }),
  );
}

/** The checks in service, for a field or a filter to offer. */
export const offeredChecksQuery = queryOptions({
  queryKey: [...ROOT, 'offered', 'checks'],
  queryFn: ({ signal }) => request(listChecksContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** The sources in service, for a field or a filter to offer. */
export const offeredSourcesQuery = queryOptions({
  queryKey: [...ROOT, 'offered', 'sources'],
  queryFn: ({ signal }) => request(listSourcesContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** The agents a result can be of. */
export const provenAgentsQuery = queryOptions({
  queryKey: [...ROOT, 'offered', 'agents'],
  queryFn: ({ signal }) => request(listAgentsContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** The keys a source can report with. */
export const reportingKeysQuery = queryOptions({
  queryKey: [...ROOT, 'offered', 'keys'],
  queryFn: ({ signal }) => request(listKeysContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** The teams that can own a check or a source. */
export const keepingTeamsQuery = queryOptions({
  queryKey: [...ROOT, 'offered', 'teams'],
  queryFn: ({ signal }) => request(listTeamsContract, { query: { limit: MOST_OFFERED }, signal }),
});

const refresh = (queryClient: QueryClient) => () => queryClient.invalidateQueries({ queryKey: ROOT });

/** Records one result. It is kept for good. */
export function recordEvidenceMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof EvidenceBody>) => request(recordEvidenceContract, { body }),
    onSettled: refresh(queryClient),
  });
}

/** Sends a whole file; the server reads and counts it. */
export function importEvidenceMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof ImportEvidenceBody>) => request(importEvidenceContract, { body }),
    onSettled: refresh(queryClient),
  });
}

export function createCheckMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof CreateCheckBody>) => request(createCheckContract, { body }),
    onSettled: refresh(queryClient),
  });
}

/** Changes a check; what is left out stays. */
export function updateCheckMutation(queryClient: QueryClient, checkKey: string) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof UpdateCheckBody>) =>
      request(updateCheckContract, { params: { checkKey }, body }),
    onSettled: refresh(queryClient),
  });
}

/** Retires a check for good: what it found proves nothing any more. */
export function retireCheckMutation(queryClient: QueryClient, checkKey: string) {
  return mutationOptions({
    mutationFn: (reason: string) => request(retireCheckContract, { params: { checkKey }, body: { reason } }),
    onSettled: refresh(queryClient),
  });
}

export function registerSourceMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof CreateSourceBody>) => request(registerSourceContract, { body }),
    onSettled: refresh(queryClient),
  });
}

/** Changes a source; what it has given stays as it was given. */
export function updateSourceMutation(queryClient: QueryClient, sourceKey: string) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof UpdateSourceBody>) =>
      request(updateSourceContract, { params: { sourceKey }, body }),
    onSettled: refresh(queryClient),
  });
}

/** Retires a source for good: nothing is reported for it any more. */
export function retireSourceMutation(queryClient: QueryClient, sourceKey: string) {
  return mutationOptions({
    mutationFn: (reason: string) =>
      request(retireSourceContract, { params: { sourceKey }, body: { reason } }),
    onSettled: refresh(queryClient),
  });
}
