import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { ReasonResource } from '#lib/contracts/decision-reasons.ts';
import {
  type DecisionResource,
  type DecisionSummary,
  listDecisionsContract,
  readDecisionContract,
  replayDecisionContract,
} from '#lib/contracts/decisions.ts';

export type Decision = z.output<typeof DecisionResource>;
export type DecisionRow = z.output<typeof DecisionSummary>;
export type Reason = z.output<typeof ReasonResource>;

export type DecisionFilters = Omit<z.input<(typeof listDecisionsContract)['query']>, 'limit' | 'cursor'>;

/** Decisions that fit the filters, newest first, read again every five seconds. */
export function decisionsQuery(filters: DecisionFilters) {
  return {
    ...pagesOptions(['decisions', 'list', filters], (cursor, signal) =>
      request(listDecisionsContract, { query: { ...filters, cursor }, signal }),
    ),
    refetchInterval: 5_000,
  };
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
