'use client';

import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import type { ReviewSummary } from '#lib/client/reviews.ts';

/** Where a review stands, as the effect it has on the agent. */
export function ReviewState({ review }: { readonly review: Pick<ReviewSummary, 'status' | 'isUsed'> }) {
  const t = useTranslations('reviews');
  if (review.status === 'pending') return <EffectMark effect="review" />;
  if (review.status === 'approved')
    return <EffectMark effect="allow">{review.isUsed ? t('state.used') : t('state.approved')}</EffectMark>;
  return <EffectMark effect="block">{t(`state.${review.status}`)}</EffectMark>;
}
