import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReviewScreen } from '#components/reviews/review-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { reviewCardQuery } from '#lib/client/reviews.ts';
import { presentReviewCard } from '#lib/contracts/present-review.ts';
import { readReviewCard } from '#lib/operations/reviews/read-review-card.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reviews');
  return { title: t('title') };
}

type Props = { readonly params: Promise<{ reviewId: string }> };

/** One held action, read while the page is made. What cannot be read is asked for again by the screen, which says why not. */
export default async function ReviewPage({ params }: Props) {
  const { reviewId } = await params;
  const cache = makeQueryClient();
  await cache.prefetchQuery({
    ...reviewCardQuery(reviewId),
    queryFn: async () => {
      const scope = authorise(await currentPrincipal(), 'review:read', 'page');
      return presentReviewCard(await readReviewCard(scope, { params: { reviewId } }));
    },
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <ReviewScreen reviewId={reviewId} />
    </HydrationBoundary>
  );
}
