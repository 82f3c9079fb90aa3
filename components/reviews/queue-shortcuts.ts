'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { stepFrom, useReviewQueue } from '#components/reviews/review-filters.ts';
import { useShortcuts } from '#components/ui/shortcuts.ts';

/** `j` and `k` go along the filtered queue from the review that is open; `u` goes back to the list. */
export function useQueueShortcuts(openId: string): void {
  const t = useTranslations('reviews.keys');
  const router = useRouter();
  const { queue = [], hrefOf } = useReviewQueue();
  const [next, previous] = ([1, -1] as const).map((step) => stepFrom(queue, openId, step));
  const [nextHref, previousHref] = [next, previous].map((id) => (id ? hrefOf(id) : null));
  const listHref = hrefOf('').replace('/reviews/', '/reviews');
  const shortcuts = useMemo(
    () => [
      { keys: 'j', label: t('next'), run: () => nextHref && router.push(nextHref) },
      { keys: 'k', label: t('previous'), run: () => previousHref && router.push(previousHref) },
      { keys: 'u', label: t('list'), run: () => router.push(listHref) },
    ],
    [t, router, nextHref, previousHref, listHref],
  );
  useShortcuts(shortcuts);
}
