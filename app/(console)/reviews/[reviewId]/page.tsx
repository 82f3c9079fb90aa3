import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReviewScreen } from '#components/reviews/review-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reviews');
  return { title: t('title') };
}

/** One held action. */
export default async function ReviewPage({ params }: { readonly params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  return <ReviewScreen reviewId={reviewId} />;
}
