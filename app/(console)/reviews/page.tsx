import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReviewListScreen } from '#components/reviews/review-list-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { allReviewsQuery, QUEUE_LIMIT, waitingReviewsQuery } from '#lib/client/reviews.ts';
import { presentReviewPage } from '#lib/contracts/present-review.ts';
import { listReviews } from '#lib/operations/reviews/list-reviews.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reviews');
  return { title: t('title') };
}

type Props = { readonly searchParams: Promise<{ agent?: string | string[]; action?: string | string[] }> };

/** What waits for a person, read while the page is made. */
export default async function ReviewsPage({ searchParams }: Props) {
  const { agent, action } = await searchParams;
  const filters = { agent: textOf(agent), action: textOf(action) };
  const scope = authorise(await currentPrincipal(), 'review:read', 'page');
  const cache = makeQueryClient();
  const set = { agent: filters.agent || undefined, action: filters.action || undefined };
  const queue = await listReviews(scope, { query: { status: 'pending', limit: QUEUE_LIMIT, ...set } });
  const all = await listReviews(scope, { query: { limit: 50 } });
  cache.setQueryData(waitingReviewsQuery(filters).queryKey, firstOf(queue));
  cache.setQueryData(allReviewsQuery.queryKey, firstOf(all));
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <ReviewListScreen />
    </HydrationBoundary>
  );
}

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

function firstOf(page: Awaited<ReturnType<typeof listReviews>>) {
  return { pages: [presentReviewPage(page)], pageParams: [undefined] };
}
