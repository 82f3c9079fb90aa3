'use client';

import { useTranslations } from 'next-intl';
import { ReviewState } from '#components/reviews/review-state.tsx';
import { EffectBand } from '#components/ui/effect-mark.tsx';
import { AgeText, DeadlineText, MomentText } from '#components/ui/time-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** The head of a review: where it stands, and until when. What silence means is said while it still counts. */
export function ReviewBand({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  const last = review.answers.at(-1);
  if (review.status === 'pending') {
    return (
      <EffectBand
        effect="review"
        end={
          <>
            <DeadlineText at={review.expiresAt} as="clock" />
            {t('thenDenied')}
          </>
        }
      >
        <ReviewState review={review} />
        <span className="ml-3 text-ink-2">
          {t('asked')} <AgeText at={review.openedAt} />, <MomentText at={review.openedAt} as="time" />
        </span>
        {review.escalatedAt ? (
          <span className="ml-3 text-degrade">
            {t('escalated')} <AgeText at={review.escalatedAt} />
          </span>
        ) : null}
      </EffectBand>
    );
  }
  const effect = review.status === 'approved' ? 'allow' : 'block';
  return (
    <EffectBand
      effect={effect}
      end={review.status === 'approved' && !review.isUsed ? <DeadlineText at={review.expiresAt} /> : null}
    >
      <ReviewState review={review} />{' '}
      {last ? (
        <span role="status">
          {t(`by.${last.answer}`, { name: last.person.name })} <AgeText at={last.answeredAt} />
        </span>
      ) : null}
    </EffectBand>
  );
}
