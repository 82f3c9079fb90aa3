import { type DehydratedState, dehydrate, type QueryKey } from '@tanstack/react-query';
import { makeQueryClient } from '#lib/client/query-client.ts';

type Asked = { readonly queryKey: QueryKey };

/** What one query answers already, read by the server that makes the page. */
type Seed = { readonly queryKey: QueryKey; readonly data: unknown };

/** The answer of a query. */
export function seed(query: Asked, data: unknown): Seed {
  return { queryKey: query.queryKey, data };
}

/** The cache a page begins with: what the server has read is painted at once and read again in its own time. */
export function seeded(seeds: readonly Seed[]): DehydratedState {
  const cache = makeQueryClient();
  for (const { queryKey, data } of seeds) cache.setQueryData(queryKey, data);
  return dehydrate(cache);
}
