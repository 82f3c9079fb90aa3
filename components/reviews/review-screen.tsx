'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ErrorState } from '#components/layout/states.tsx';
import { AnswerForm } from '#components/reviews/answer-form.tsx';
import { useQueueShortcuts } from '#components/reviews/queue-shortcuts.ts';
import { ReviewAnswers } from '#components/reviews/review-answers.tsx';
import { ReviewArguments } from '#components/reviews/review-arguments.tsx';
import { ReviewBand } from '#components/reviews/review-band.tsx';
import { ReviewCauses } from '#components/reviews/review-causes.tsx';
import { nextToAnswer, useReviewQueue } from '#components/reviews/review-filters.ts';
import { ReviewOutcomes } from '#components/reviews/review-outcomes.tsx';
import { ReviewQueue } from '#components/reviews/review-queue.tsx';
import { ReviewWhat, ReviewWho } from '#components/reviews/review-subject.tsx';
import { UnusualNotes } from '#components/reviews/unusual-notes.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type Answer, type ReviewCard, reviewCardQuery } from '#lib/client/reviews.ts';

/** One held action: effect and age, who, what and how much, why, what is unusual, what each answer does. */
export function ReviewScreen({ reviewId }: { readonly reviewId: string }) {
  const t = useTranslations('reviews');
  const review = useQuery(reviewCardQuery(reviewId));
  useQueueShortcuts(reviewId);
  return (
    <div className="grid gap-8.5 l:grid-cols-[300px_minmax(0,1fr)]">
      <div className="max-l:hidden">
        <ReviewQueue openId={reviewId} />
      </div>
      <div className="max-w-205">
        {review.data ? <Card review={review.data} /> : null}
        {review.isPending ? (
          <p role="status" className="late text-ink-3">
            {t('reading')}
          </p>
        ) : null}
        {review.isError && !review.data ? (
          <ErrorState
            error={review.error}
            stillWorks={t('stillWorks')}
            onRetry={() => void review.refetch()}
          />
        ) : null}
      </div>
    </div>
  );
}

function Card({ review }: { readonly review: ReviewCard }) {
  const openNext = useOpenNext(review);
  return (
    <>
      <ReviewBand review={review} />
      <ReviewWho review={review} />
      <ReviewWhat review={review} />
      <ReviewCauses review={review} />
      <UnusualNotes notes={review.unusual} />
      <ReviewArguments review={review} />
      <ReviewOutcomes review={review} />
      <ReviewAnswers review={review} />
      <AnswerForm key={review.id} review={review} onRecorded={openNext} />
    </>
  );
}

/** Says that an answer is recorded and opens what waits next; a recall leads nowhere. */
function useOpenNext({ id, action }: ReviewCard): (answer: Answer) => void {
  const t = useTranslations('reviews.recorded');
  const router = useRouter();
  const { queue = [], hrefOf } = useReviewQueue();
  return (answer) => {
    const next = answer === 'recall' ? null : nextToAnswer(queue, id);
    notify(t(answer, { action }), next ? t('nextOpened') : undefined);
    if (next) router.push(hrefOf(next));
  };
}
