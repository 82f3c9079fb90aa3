import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

/** One page of a list as the API answers it. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** Query options of a keyset list: each further page asks with the cursor the last one gave. */
export function pagesOptions<Item>(
  queryKey: QueryKey,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
) {
  const first: string | undefined = undefined;
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<Page<Item>> => fetchPage(pageParam, signal),
    initialPageParam: first as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}
