import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  activateVersionContract,
  approveVersionContract,
  createPactContract,
  declareActionContract,
  diffVersionsContract,
  discardDraftContract,
  lintUnsavedPactContract,
  listActionsContract,
  listAgentsContract,
  listPactsContract,
  listTeamsContract,
  ratifyVersionContract,
  readDraftContract,
  readPactContract,
  readVersionContract,
  restoreVersionContract,
  saveDraftContract,
  sendBackVersionContract,
  startDraftContract,
  submitDraftContract,
  withdrawVersionContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import type { PactContentSchema } from '#lib/contracts/pact-content.ts';
import type { DraftResource } from '#lib/contracts/pact-resources.ts';
import type { StarterAction } from '#lib/domain/pacts/starters.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** A pact's text as the wire carries it: the same members, nothing of it readonly. */
type PactText = z.output<typeof PactContentSchema>;
export type Draft = z.output<typeof DraftResource>;
export type VersionId = { readonly pactKey: string; readonly number: number };

const keys = {
  all: ['pacts'] as const,
  list: ['pacts', 'list'] as const,
  one: (pactKey: string) => ['pacts', 'one', pactKey] as const,
  draft: (pactKey: string) => ['pacts', 'draft', pactKey] as const,
  diff: ({ pactKey, number }: VersionId, against: number) =>
    ['pacts', 'diff', pactKey, number, against] as const,
  version: ({ pactKey, number }: VersionId) => ['pacts', 'version', pactKey, number] as const,
  lint: (pactKey: string, content: PactContent) => ['pacts', 'lint', pactKey, content] as const,
};

/** Every pact, a page at a time. */
export const pactsQuery = pagesOptions(keys.list, (cursor, signal) =>
  request(listPactsContract, { query: { cursor }, signal }),
);

/** One pact with its versions. */
export function pactQuery(pactKey: string) {
  return queryOptions({
    queryKey: keys.one(pactKey),
    queryFn: ({ signal }) => request(readPactContract, { params: { pactKey }, signal }),
  });
}

/** The draft of a pact; read afresh on every visit, since its etag must be the newest. */
export function draftQuery(pactKey: string) {
  return queryOptions({
    queryKey: keys.draft(pactKey),
    queryFn: ({ signal }) => request(readDraftContract, { params: { pactKey }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** A version as it was submitted. */
export function versionQuery(id: VersionId) {
  return queryOptions({
    queryKey: keys.version(id),
    queryFn: ({ signal }) => request(readVersionContract, { params: id, signal }),
    // While gates are catching up it is looked at each second, so that nobody waits for a number that is there.
    refetchInterval: ({ state: { data } }) =>
      data && data.adoption.current < data.adoption.gates ? 1_000 : 5_000,
  });
}

/** What a version changes against another one of its pact. */
export function diffQuery(id: VersionId, against: number) {
  return queryOptions({
    queryKey: keys.diff(id, against),
    queryFn: ({ signal }) => request(diffVersionsContract, { params: id, query: { against }, signal }),
  });
}

/** What the lint finds in a text that is not saved. */
export function lintQuery(pactKey: string, content: PactContent) {
  return queryOptions({
    queryKey: keys.lint(pactKey, content),
    queryFn: ({ signal }) =>
      request(lintUnsavedPactContract, { params: { pactKey }, body: content as PactText, signal }),
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** What the fields of a pact can name, as many as one page holds: the rest is typed. */
const MOST_OFFERED = 200;

/** The pacts a field can offer. */
export const offeredPactsQuery = queryOptions({
  queryKey: [...keys.list, 'offered'],
  queryFn: ({ signal }) => request(listPactsContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** The agents a pact can bind. */
export const bindableAgentsQuery = queryOptions({
  queryKey: ['pacts', 'offered', 'agents'],
  queryFn: ({ signal }) => request(listAgentsContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** The teams that can own a clause. */
export const owningTeamsQuery = queryOptions({
  queryKey: ['pacts', 'offered', 'teams'],
  queryFn: ({ signal }) => request(listTeamsContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** The actions a clause can speak of: declared, and seen in traffic. */
export const knownActionsQuery = queryOptions({
  queryKey: ['pacts', 'offered', 'actions'],
  queryFn: ({ signal }) => request(listActionsContract, { query: { limit: MOST_OFFERED }, signal }),
});

/** Declares these actions, one after the other; one that somebody declared meanwhile keeps what they said of it. */
export async function declareStarterActions(actions: readonly StarterAction[]): Promise<void> {
  for (const action of actions) {
    await request(declareActionContract, { body: action }).catch((error: unknown) => {
      if (!(error instanceof RequestProblem && error.code === 'key_taken')) throw error;
    });
  }
}

/** Reads every pact again, as after any step of a version's life. A draft is read afresh on each visit anyway. */
export function refreshPacts(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    queryKey: keys.all,
    predicate: ({ queryKey }) => queryKey[1] !== 'draft' && queryKey[1] !== 'lint',
  });
}

export function createPact(content: PactContent): Promise<Draft> {
  return request(createPactContract, { body: content as PactText });
}

export function startDraft(pactKey: string, from: number): Promise<Draft> {
  return request(startDraftContract, { params: { pactKey }, body: { from } });
}

export function readDraft(pactKey: string): Promise<Draft> {
  return request(readDraftContract, { params: { pactKey } });
}

export function saveDraft(pactKey: string, content: PactContent, ifMatch: string): Promise<Draft> {
  return request(saveDraftContract, { params: { pactKey }, body: content as PactText, ifMatch });
}

export function discardDraft(pactKey: string, ifMatch: string) {
  return request(discardDraftContract, { params: { pactKey }, ifMatch });
}

export function submitDraft(pactKey: string, note: string, ifMatch: string) {
  return request(submitDraftContract, { params: { pactKey }, body: { note }, ifMatch });
}

/** The steps of a version's life that a signature takes: bound to the digest that was read. */
export const signedSteps = {
  approve: (id: VersionId, digest: string) =>
    request(approveVersionContract, { params: id, body: { digest } }),
  activate: (id: VersionId, digest: string) =>
    request(activateVersionContract, { params: id, body: { digest } }),
  ratify: (id: VersionId, digest: string) => request(ratifyVersionContract, { params: id, body: { digest } }),
} as const;

/** The steps that want a reason. */
export const reasonedSteps = {
  sendBack: (id: VersionId, reason: string) =>
    request(sendBackVersionContract, { params: id, body: { reason } }),
  withdraw: (id: VersionId, reason: string) =>
    request(withdrawVersionContract, { params: id, body: { reason } }),
  restore: (id: VersionId, reason: string) =>
    request(restoreVersionContract, { params: id, body: { reason } }),
} as const;
