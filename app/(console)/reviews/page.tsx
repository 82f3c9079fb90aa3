import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReviewListScreen } from '#components/reviews/review-list-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reviews');
  return { title: t('title') };
}

/** What waits for a person. */
export default function ReviewsPage() {
  return <ReviewListScreen />;
}
