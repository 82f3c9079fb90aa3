'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ErrorState } from '#components/layout/states.tsx';
import { AnswerBar, RecallBar } from '#components/reviews/answer-bar.tsx';
import { type Worded, WordedAnswer } from '#components/reviews/worded-answer.tsx';
import { type Answer, answerReviewMutation, type ReviewCard } from '#lib/client/reviews.ts';

type AnswerFormProps = {
  readonly review: ReviewCard;
  /** Told once the answer is recorded. */
  readonly onRecorded: (answer: Answer) => void;
};

/**
 * Approve, deny, steer, recall: always in reach, nothing preselected, no single key answers. It stands in the flow of
 * the page and sticks to its foot, so the last argument is never under it.
 */
export function AnswerForm({ review, onRecorded }: AnswerFormProps) {
  const t = useTranslations('reviews');
  const answer = useMutation(answerReviewMutation(useQueryClient(), review.id));
  const [worded, setWorded] = useState<Worded | null>(null);
  const isOpen = review.status === 'pending';
  const send = (kind: Answer, text = '') =>
    answer.mutate(
      { answer: kind, requestDigest: review.requestDigest, text },
      {
        onSuccess: () => {
          setWorded(null);
          onRecorded(kind);
        },
      },
    );
  if (!isOpen && !review.mayRecall.allowed) return <Overtaken wasWording={worded !== null} />;
  const choose = (kind: Worded) => {
    answer.reset();
    setWorded(kind);
  };
  return (
    <section
      aria-label={t('yourAnswer')}
      className="sticky bottom-0 z-10 m:-bottom-15 mt-4.5 border-line-2 border-t bg-ground pb-3.5 max-m:-mx-4 max-m:px-4"
    >
      {answer.isError ? (
        <div className="max-h-[40dvh] overflow-y-auto pt-2.5">
          <p className="font-strong text-block">{t('notRecorded')}</p>
          <ErrorState error={answer.error} />
        </div>
      ) : null}
      {worded ? (
        <WordedAnswer
          kind={worded}
          isBusy={answer.isPending}
          onSend={(text) => send(worded, text)}
          onClose={() => setWorded(null)}
        />
      ) : isOpen ? (
        <AnswerBar
          review={review}
          isBusy={answer.isPending}
          onApprove={() => send('approve')}
          onWorded={choose}
        />
      ) : (
        <RecallBar review={review} onWorded={choose} />
      )}
    </section>
  );
}

/** Somebody else was first while words were being written. */
function Overtaken({ wasWording }: { readonly wasWording: boolean }) {
  const t = useTranslations('reviews');
  if (!wasWording) return null;
  return (
    <p role="status" className="mt-4.5 border-line-2 border-t pt-3 text-ink-2">
      {t('overtaken')}
    </p>
  );
}
