'use client';

import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { Page } from '#lib/client/pages.ts';
import { type ReviewSummary, waitingReviewsQuery } from '#lib/client/reviews.ts';
import { TIERS } from '#lib/domain/actions/types.ts';

export const SHOWN = ['mine', 'overdue'] as const;

export type ReviewFilters = {
  readonly tier: (typeof TIERS)[number] | null;
  /** `mine`: what the reader may answer; `overdue`: what has been escalated. */
  readonly show: (typeof SHOWN)[number] | null;
};

type QueuePages = InfiniteData<Page<ReviewSummary>, string | undefined>;

/** Whether a review in the queue fits what the server does not filter by. */
export function fits(review: ReviewSummary, { tier, show }: ReviewFilters): boolean {
  if (tier !== null && review.tier !== tier) return false;
  if (show === 'mine') return review.mayAnswer.allowed;
  return show === null || review.escalatedAt !== null;
}

/** The review to go to from an open one: the one so many steps along the queue; null at its ends. */
export function stepFrom(
  queue: readonly { readonly id: string }[],
  openId: string,
  step: 1 | -1,
): string | null {
  const at = queue.findIndex(({ id }) => id === openId);
  if (at < 0) return queue[0]?.id ?? null;
  return queue[at + step]?.id ?? null;
}

/** What is answered next: the first after the answered one that the reader may answer, else the first before it. */
export function nextToAnswer(queue: readonly ReviewSummary[], answeredId: string): string | null {
  const at = queue.findIndex(({ id }) => id === answeredId);
  const onward = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  return onward.find(({ id, mayAnswer }) => id !== answeredId && mayAnswer.allowed)?.id ?? null;
}

/** The filters as the address holds them. */
export function useReviewFilters() {
  const [state, setState] = useQueryStates({
    agent: parseAsString,
    action: parseAsString,
    tier: parseAsStringLiteral(TIERS),
    show: parseAsStringLiteral(SHOWN),
  });
  const set = Object.entries(state).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = set.length > 0 ? `?${new URLSearchParams(set)}` : '';
  return { filters: state, search, isFiltered: set.length > 0, clear: () => void setState(null) };
}

/** The queue as it is filtered, with where each review in it is read. */
export function useReviewQueue() {
  const { filters, search } = useReviewFilters();
  const { agent, action, tier, show } = filters;
  const query = waitingReviewsQuery({ agent: agent ?? '', action: action ?? '' });
  const select = useCallback(
    (data: QueuePages): QueuePages => ({
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        items: page.items.filter((item) => fits(item, { tier, show })),
      })),
    }),
    [tier, show],
  );
  const waiting = useInfiniteQuery({ ...query, select });
  const queue = useMemo(() => waiting.data?.pages.flatMap((page) => page.items), [waiting.data]);
  return { waiting, queue, hrefOf: (id: string) => `/reviews/${id}${search}` };
}
