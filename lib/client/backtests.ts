import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  askAgainContract,
  askDraftContract,
  backtestPactContract,
  listDecisionsContract,
  probePactContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { MadeUpRequest } from '#lib/client/tried-requests.ts';
import type {
  AskedAgainResource,
  AskedOfDraftResource,
  BacktestedDecision,
  BacktestResource,
  ProbeResource,
  UndecidableResource,
} from '#lib/contracts/backtests.ts';

export type BacktestResult = z.output<typeof BacktestResource>;
export type BacktestedRow = z.output<typeof BacktestedDecision>;
export type BacktestCell = NonNullable<z.input<(typeof backtestPactContract)['body']>['cell']>;
export type UndecidableClause = z.output<typeof UndecidableResource>;
export type AskedAgain = z.output<typeof AskedAgainResource>;
export type AskedOfDraft = z.output<typeof AskedOfDraftResource>;
export type Probe = z.output<typeof ProbeResource>;

/** Which text is tried: a version, or the draft where it is null. */
export type TestedText = { readonly pactKey: string; readonly version: number | null };

/** One run: over which time, and when somebody asked for it, since a draft goes on being written. */
export type BacktestRun = { readonly from: string; readonly to: string; readonly ranAt: string };

/** Decides the decisions of the range again. */
export function backtestQuery(text: TestedText, { from, to, ranAt }: BacktestRun) {
  const { pactKey, version } = text;
  return queryOptions({
    queryKey: ['backtests', 'run', text, from, to, ranAt],
    queryFn: ({ signal }) =>
      request(backtestPactContract, { params: { pactKey }, body: { version, from, to }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** The decisions of one cell, oldest first. */
export function backtestedQuery(text: TestedText, { from, to, ranAt }: BacktestRun, cell: BacktestCell) {
  const { pactKey, version } = text;
  return {
    ...pagesOptions(['backtests', 'cell', text, from, to, ranAt, cell], async (cursor, signal) => {
      const body = { version, from, to, cell, cursor };
      const { listed } = await request(backtestPactContract, { params: { pactKey }, body, signal });
      return listed ?? { items: [], next: null };
    }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  };
}

/** Tries the text with what its own conditions make worth trying. */
export function probeQuery(text: TestedText, ranAt: string) {
  const { pactKey, version } = text;
  return queryOptions({
    queryKey: ['backtests', 'probe', text, ranAt],
    queryFn: ({ signal }) => request(probePactContract, { params: { pactKey }, body: { version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** Decides one recorded request again under another text. A draft may change, so it is asked afresh on each visit. */
export function askAgainQuery(decisionId: string, { pactKey, version }: TestedText, etag?: string) {
  return queryOptions({
    queryKey: ['backtests', 'again', decisionId, pactKey, version, etag],
    queryFn: ({ signal }) =>
      request(askAgainContract, { params: { decisionId }, body: { pact: pactKey, version }, signal }),
    staleTime: version === null ? 0 : Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** What the saved draft says to these requests. `etag` names the draft, so that another text is asked afresh. */
export function askDraftQuery(pactKey: string, etag: string, requests: readonly MadeUpRequest[]) {
  return queryOptions({
    queryKey: ['backtests', 'ask', pactKey, etag, requests],
    queryFn: ({ signal }) =>
      request(askDraftContract, { params: { pactKey }, body: { requests: [...requests] }, signal }),
    // What is in force, what is used up and what was proven move on by themselves.
    staleTime: 10_000,
  });
}

/** The latest decisions, to choose one from. */
export const latestDecisionsQuery = queryOptions({
  queryKey: ['backtests', 'latest'],
  queryFn: ({ signal }) => request(listDecisionsContract, { query: { limit: 20 }, signal }),
});
