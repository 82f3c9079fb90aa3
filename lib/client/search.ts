import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { findAnythingContract } from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type { HitResource } from '#lib/contracts/search.ts';

export type { HitResource };

/** What the workspace has under these words or this id. What was found last stays while the next is looked for. */
export function searchQuery(text: string) {
  return queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) => request(findAnythingContract, { query: { q: text }, signal }),
    enabled: text !== '',
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
}
