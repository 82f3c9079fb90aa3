import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import { readAccessMapContract, readGovernanceContract } from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type { AccessMapResource } from '#lib/contracts/governance.ts';
import type { GovernanceResource } from '#lib/contracts/governance-answers.ts';

export type AccessMap = z.output<typeof AccessMapResource>;
export type AccessRow = AccessMap['rows'][number];
export type AccessCell = AccessRow['cells'][number];

/** The map goes stale with every write; it is read again every few seconds while it is looked at. */
const MAP_POLL_MS = 5_000;

/** Who may do what right now, a page of agents at a time. */
export function accessMapQuery(filters: { readonly agent?: string; readonly action?: string }) {
  const first: string | undefined = undefined;
  return infiniteQueryOptions({
    queryKey: ['governance', 'access', filters],
    queryFn: ({ pageParam, signal }) =>
      request(readAccessMapContract, { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: first as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: MAP_POLL_MS,
  });
}

export type Governance = z.output<typeof GovernanceResource>;

/** The five questions about a pact in force; read again every few seconds, since proof grows older while somebody looks. */
export function governanceQuery(pactKey: string) {
  return queryOptions({
    queryKey: ['governance', 'answers', pactKey],
    queryFn: ({ signal }) => request(readGovernanceContract, { params: { pactKey }, signal }),
    refetchInterval: MAP_POLL_MS,
  });
}
