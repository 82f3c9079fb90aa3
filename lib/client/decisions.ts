import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  countDecisionsContract,
  listDecisionsContract,
  readDecisionContract,
  replayDecisionContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { ReasonResource } from '#lib/contracts/decision-reasons.ts';
import type { DecisionResource, DecisionSummary } from '#lib/contracts/decisions.ts';

export type Decision = z.output<typeof DecisionResource>;
export type DecisionRow = z.output<typeof DecisionSummary>;
export type Reason = z.output<typeof ReasonResource>;

export type DecisionFilters = Omit<z.input<(typeof listDecisionsContract)['query']>, 'limit' | 'cursor'>;
export type DecisionCounts = z.output<(typeof countDecisionsContract)['answer']>;

/** How often an open list looks for what is new: it is there within a second. */
const TAIL_MS = 1_000;
const COUNTS_MS = 15_000;

/** Decisions that fit the filters, newest first. What comes later is the tail's. */
export function decisionsQuery(filters: DecisionFilters) {
  return {
    ...pagesOptions(['decisions', 'list', filters], (cursor, signal) =>
      request(listDecisionsContract, { query: { ...filters, cursor, limit: 100 }, signal }),
    ),
    refetchOnWindowFocus: false,
  };
}

/** What has been decided since the newest of a list, looked for every second. */
export function decisionTailQuery(filters: DecisionFilters, after: string | undefined) {
  return queryOptions({
    queryKey: ['decisions', 'tail', filters, after],
    queryFn: ({ signal }) =>
      request(listDecisionsContract, { query: { ...filters, after, limit: 100 }, signal }),
    refetchInterval: TAIL_MS,
    retry: false,
  });
}

/** How many there were in a range; the last counts stay on screen while others are read. */
export function decisionCountsQuery(
  { effect, agent, action, tier, mode }: DecisionFilters,
  range: { readonly from: string; readonly to: string },
) {
  const query = { effect, agent, action, tier, mode, ...range };
  return queryOptions({
    queryKey: ['decisions', 'counts', query],
    queryFn: ({ signal }) => request(countDecisionsContract, { query, signal }),
    refetchInterval: COUNTS_MS,
    placeholderData: keepPreviousData,
  });
}

/** One decision. It never changes, but what became of it may still be reported. */
export function decisionQuery(decisionId: string) {
  return queryOptions({
    queryKey: ['decisions', 'one', decisionId],
    queryFn: ({ signal }) => request(readDecisionContract, { params: { decisionId }, signal }),
  });
}

/** Decides the recorded request again and compares. */
export function replayMutation(decisionId: string) {
  return mutationOptions({ mutationFn: () => request(replayDecisionContract, { params: { decisionId } }) });
}
