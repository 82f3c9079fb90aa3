import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import { listNoticesContract, readNoticesContract } from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { NoticeResource, ReadNoticesBody } from '#lib/contracts/notices.ts';

export type { NoticeResource };

/** How often the bell is read again: what needs somebody rings within two seconds. */
const BELL_POLL_MS = 1_500;
const BELL_LENGTH = 15;

const ROOT = ['notices'] as const;

/** What the bell shows: the first notices, and how many open ones are unread. */
export const bellQuery = queryOptions({
  queryKey: [...ROOT, 'bell'],
  queryFn: ({ signal }) => request(listNoticesContract, { query: { limit: BELL_LENGTH }, signal }),
  refetchInterval: BELL_POLL_MS,
});

/** Everything one was told of, a page at a time. */
export const noticesQuery = {
  ...pagesOptions([...ROOT, 'all'], (cursor, signal) =>
    request(listNoticesContract, { query: { cursor }, signal }),
  ),
  refetchInterval: 5_000,
};

/** Marks notices as read, or all of them. */
export function readNoticesMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof ReadNoticesBody>) => request(readNoticesContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ROOT }),
  });
}
