'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ErrorState } from '#components/layout/states.tsx';
import { amountOf, resourceOf } from '#components/requests/arguments.ts';
import { AnswerForm } from '#components/reviews/answer-form.tsx';
import { ReviewAnswers } from '#components/reviews/review-answers.tsx';
import { ReviewArguments } from '#components/reviews/review-arguments.tsx';
import { ReviewBand } from '#components/reviews/review-band.tsx';
import { ReviewQueue } from '#components/reviews/review-queue.tsx';
import { ReviewSurroundings, Unusual } from '#components/reviews/review-surroundings.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { type ReviewCard, reviewCardQuery } from '#lib/client/reviews.ts';

/** One held action: how much and how old, who, what, why, what is unusual, what each answer does. */
export function ReviewScreen({ reviewId }: { readonly reviewId: string }) {
  const t = useTranslations('reviews');
  const review = useQuery(reviewCardQuery(reviewId));
  return (
    <div className="grid gap-8.5 l:grid-cols-[300px_minmax(0,1fr)]">
      <div className="max-l:hidden">
        <ReviewQueue openId={reviewId} />
      </div>
      <div className="max-w-205 max-m:pb-24">
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
  const amount = amountOf(review.request);
  return (
    <>
      <ReviewBand review={review} />
      <header className="pt-5 pb-4">
        <h1 className="figures font-strong text-[1.875rem] leading-9 tracking-[-0.02em] wrap-anywhere">
          <HiddenText text={amount ?? review.action} />
        </h1>
        <Subject review={review} hasAmount={amount !== null} />
        <Unusual notes={review.unusual} />
      </header>
      <ReviewSurroundings review={review} />
      <ReviewArguments review={review} />
      <ReviewAnswers review={review} />
      <AnswerForm key={review.id} review={review} />
    </>
  );
}

function Subject({ review, hasAmount }: { readonly review: ReviewCard; readonly hasAmount: boolean }) {
  const t = useTranslations('reviews');
  const resource = resourceOf(review.request);
  return (
    <p className="text-[0.9375rem] text-ink-2 leading-6">
      {hasAmount ? (
        <HiddenText text={review.action} className="font-mono text-mono" />
      ) : (
        t('asksFor', { agent: review.agent.key })
      )}
      {resource ? (
        <>
          {' '}
          {t('onResource', { type: resource.type })}{' '}
          <HiddenText text={resource.id} className="font-mono text-ink text-mono" />
        </>
      ) : null}
    </p>
  );
}
