import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  breakGlassContract,
  denyOverrideContract,
  grantOverrideContract,
  listOverridesContract,
  listOverrideUsesContract,
  listPactHistoryContract,
  prefillOverrideContract,
  readOverrideContract,
  requestOverrideContract,
  reviewOverrideContract,
  revokeOverrideContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type {
  OverridePrefill,
  OverrideResource,
  OverrideUseResource,
} from '#lib/contracts/override-resources.ts';
import type { BreakGlassBody, RequestOverrideBody } from '#lib/contracts/overrides.ts';
import type { HistoryEntry } from '#lib/contracts/pact-history.ts';

export type { HistoryEntry, OverridePrefill, OverrideResource, OverrideUseResource };
export type OverrideAsk = z.input<typeof RequestOverrideBody>;
export type GlassAsk = z.input<typeof BreakGlassBody>;

/** How often what may change under one's eyes is read again: a request is visible within a second. */
const POLL_MS = 1_000;
const SLOW_POLL_MS = 5_000;

const ROOT = ['overrides'] as const;

export type OverrideFilters = Omit<z.input<(typeof listOverridesContract)['query']>, 'limit' | 'cursor'>;

/** Overrides that fit, newest first. */
export function overridesQuery(filters: OverrideFilters, isUrgent = true) {
  return {
    ...pagesOptions([...ROOT, 'list', filters], (cursor, signal) =>
      request(listOverridesContract, { query: { ...filters, cursor }, signal }),
    ),
    refetchInterval: isUrgent ? POLL_MS : SLOW_POLL_MS,
  };
}

/** One override; two open copies agree within a second. */
export function overrideQuery(overrideId: string) {
  return queryOptions({
    queryKey: [...ROOT, 'one', overrideId],
    queryFn: ({ signal }) => request(readOverrideContract, { params: { overrideId }, signal }),
    refetchInterval: POLL_MS,
  });
}

/** The decisions that used it, newest first. */
export function overrideUsesQuery(overrideId: string) {
  return {
    ...pagesOptions([...ROOT, 'uses', overrideId], (cursor, signal) =>
      request(listOverrideUsesContract, { params: { overrideId }, query: { cursor }, signal }),
    ),
    refetchInterval: SLOW_POLL_MS,
  };
}

/** Its first page of uses alone. */
export function latestUsesQuery(overrideId: string) {
  return queryOptions({
    queryKey: [...ROOT, 'latest uses', overrideId],
    queryFn: ({ signal }) => request(listOverrideUsesContract, { params: { overrideId }, signal }),
    refetchInterval: SLOW_POLL_MS,
  });
}

/** What can be asked for from a refusal; read when somebody is about to ask. */
export function overridePrefillQuery(decision: string) {
  return queryOptions({
    queryKey: [...ROOT, 'prefill', decision],
    queryFn: ({ signal }) => request(prefillOverrideContract, { query: { decision }, signal }),
    staleTime: 0,
  });
}

/** What became of a pact, newest first. */
export function pactHistoryQuery(pactKey: string) {
  return {
    ...pagesOptions(['pacts', 'history', pactKey], (cursor, signal) =>
      request(listPactHistoryContract, { params: { pactKey }, query: { cursor }, signal }),
    ),
    refetchInterval: SLOW_POLL_MS,
  };
}

// Never optimistic: an exception is shown once it is committed. It may show on every screen.
const settled = (queryClient: QueryClient) => () => queryClient.invalidateQueries();

/** Asks for an exception that somebody else grants. */
export function requestOverrideMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: OverrideAsk) => request(requestOverrideContract, { body }),
    onSettled: settled(queryClient),
  });
}

/** Grants oneself an exception, at once. */
export function breakGlassMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: GlassAsk) => request(breakGlassContract, { body }),
    onSettled: settled(queryClient),
  });
}

export type OverrideAnswer =
  | { readonly answer: 'grant' | 'deny' | 'revoke'; readonly text: string }
  | { readonly answer: 'review'; readonly verdict: 'justified' | 'not_justified'; readonly text: string };

/** Grants, denies, ends or reviews one override. */
export function answerOverrideMutation(queryClient: QueryClient, overrideId: string) {
  return mutationOptions({
    mutationFn: (given: OverrideAnswer) => send(overrideId, given),
    onSettled: settled(queryClient),
  });
}

function send(overrideId: string, given: OverrideAnswer): Promise<OverrideResource> {
  const params = { overrideId };
  const { text } = given;
  switch (given.answer) {
    case 'grant':
      return request(grantOverrideContract, { params, body: { text } });
    case 'deny':
      return request(denyOverrideContract, { params, body: { text } });
    case 'revoke':
      return request(revokeOverrideContract, { params, body: { reason: text } });
    case 'review':
      return request(reviewOverrideContract, { params, body: { verdict: given.verdict, text } });
  }
}
