import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  endShadowContract,
  listShadowDecisionsContract,
  readShadowContract,
  startShadowContract,
} from '#lib/client/generated/endpoints.ts';
import { refreshPacts, type VersionId } from '#lib/client/pacts.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type {
  ShadowedDecision as ShadowedDecisionSchema,
  ShadowHitResource,
  ShadowResource,
  ShadowRun as ShadowRunSchema,
} from '#lib/contracts/shadows.ts';

export type VersionShadow = z.output<typeof ShadowResource>;
export type ShadowRun = z.output<typeof ShadowRunSchema>;
export type ShadowHit = z.output<typeof ShadowHitResource>;
export type ShadowedDecision = z.output<typeof ShadowedDecisionSchema>;
/** One cell of the matrix, or what of it is one agent's at one action. */
export type ShadowCellId = Pick<
  z.input<(typeof listShadowDecisionsContract)['query']>,
  'was' | 'would' | 'agent' | 'action'
>;

const keyOf = ({ pactKey, number }: VersionId) => ['pacts', 'shadow', pactKey, number] as const;

/** Counting so many results takes a while, and a few more change little. */
const MANY = 50_000;

/** A version's shadow and what it found; while it runs it is read again and again. */
export function shadowQuery(id: VersionId) {
  return queryOptions({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => request(readShadowContract, { params: id, signal }),
    refetchInterval: ({ state: { data } }) => {
      if (data?.shadow?.state !== 'running') return false;
      return data.shadow.looked > MANY ? 30_000 : 2_000;
    },
  });
}

/** The decisions of one cell, newest first. */
export function shadowDecisionsQuery(id: VersionId, cell: ShadowCellId) {
  return pagesOptions([...keyOf(id), 'decisions', cell], (cursor, signal) =>
    request(listShadowDecisionsContract, { params: id, query: { ...cell, limit: 20, cursor }, signal }),
  );
}

/** Puts a version in shadow until a date. */
export function startShadowMutation(client: QueryClient, id: VersionId) {
  return mutationOptions({
    mutationFn: (endsAt: string) => request(startShadowContract, { params: id, body: { endsAt } }),
    onSettled: () => refreshPacts(client),
  });
}

/** Ends a version's shadow before its date. */
export function endShadowMutation(client: QueryClient, id: VersionId) {
  return mutationOptions({
    mutationFn: (reason: string) => request(endShadowContract, { params: id, body: { reason } }),
    onSettled: () => refreshPacts(client),
  });
}
