import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { pollMs } from '#lib/client/changes.ts';
import {
  approveReviewContract,
  denyReviewContract,
  listReviewsContract,
  readReviewCardContract,
  recallReviewContract,
  steerReviewContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { ReviewCard, ReviewSummary } from '#lib/contracts/reviews.ts';

export type { ReviewCard, ReviewSummary };

/** How often an open queue is read again while changes cannot be followed: a held item is visible within a second. */
const QUEUE_POLL_MS = 1_000;

const ROOT = ['reviews'] as const;

/** What the server filters the queue by; empty for all. */
export type QueueFilters = { readonly agent: string; readonly action: string };

/** The most the queue holds at once on screen. */
export const QUEUE_LIMIT = 200;

/** The queue in the order in which it expires. */
export function waitingReviewsQuery(filters: QueueFilters) {
  return {
    ...pagesOptions([...ROOT, 'waiting', filters], (cursor, signal) =>
      request(listReviewsContract, {
        query: { status: 'pending', ...filters, limit: QUEUE_LIMIT, cursor },
        signal,
      }),
    ),
    refetchInterval: pollMs(QUEUE_POLL_MS, 5_000),
  };
}

/** Every review, newest first. */
export const allReviewsQuery = {
  ...pagesOptions([...ROOT, 'all'], (cursor, signal) =>
    request(listReviewsContract, { query: { cursor }, signal }),
  ),
  refetchInterval: pollMs(5_000),
};

/** One review with everything its approver weighs; two open copies agree within a second. */
export function reviewCardQuery(reviewId: string) {
  return queryOptions({
    queryKey: [...ROOT, 'card', reviewId],
    queryFn: ({ signal }) => request(readReviewCardContract, { params: { reviewId }, signal }),
    refetchInterval: pollMs(QUEUE_POLL_MS, 5_000),
  });
}

const ANSWERS = {
  approve: approveReviewContract,
  deny: denyReviewContract,
  steer: steerReviewContract,
  recall: recallReviewContract,
} as const;

export type Answer = keyof typeof ANSWERS;

/** Answers a review, bound to the digest that was read. Never optimistic. */
export function answerReviewMutation(queryClient: QueryClient, reviewId: string) {
  return mutationOptions({
    mutationFn: ({
      answer,
      ...body
    }: {
      readonly answer: Answer;
      readonly requestDigest: string;
      readonly text?: string;
    }) => request(ANSWERS[answer], { params: { reviewId }, body }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ROOT }),
        queryClient.invalidateQueries({ queryKey: ['overview'] }),
      ]),
  });
}
