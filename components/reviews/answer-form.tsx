'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import { TextArea } from '#components/ui/input.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type Answer, answerReviewMutation, type ReviewCard } from '#lib/client/reviews.ts';

type Worded = 'deny' | 'steer' | 'recall';

/** Approve, deny, steer, recall: nothing is preselected, no single key answers, and it says so only once it is recorded. */
export function AnswerForm({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  const answer = useMutation(answerReviewMutation(useQueryClient(), review.id));
  const [worded, setWorded] = useState<Worded | null>(null);
  const send = (kind: Answer, text = '') =>
    answer.mutate(
      { answer: kind, requestDigest: review.requestDigest, text },
      { onSuccess: () => setWorded(null) },
    );
  const isOpen = review.status === 'pending';
  if (!isOpen && !review.mayRecall.allowed) return null;
  return (
    <section aria-label={t('yourAnswer')} className="mt-4.5">
      {isOpen ? <Consequences review={review} /> : null}
      {answer.isError ? <ErrorState error={answer.error} /> : null}
      {worded ? (
        <WordedAnswer
          kind={worded}
          isBusy={answer.isPending}
          onSend={(text) => send(worded, text)}
          onClose={() => setWorded(null)}
        />
      ) : (
        <Buttons
          review={review}
          isBusy={answer.isPending}
          onApprove={() => send('approve')}
          onWorded={setWorded}
        />
      )}
    </section>
  );
}

function Consequences({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  return (
    <p className="text-ink-2">
      {t('approving', { agent: review.agent.key, action: review.action })}{' '}
      <MomentText at={review.expiresAt} as="time" />. {t('canRecall')}
    </p>
  );
}

type ButtonsProps = {
  readonly review: ReviewCard;
  readonly isBusy: boolean;
  readonly onApprove: () => void;
  readonly onWorded: (kind: Worded) => void;
};

function Buttons({ review, isBusy, onApprove, onWorded }: ButtonsProps) {
  const t = useTranslations('reviews');
  if (review.status !== 'pending')
    return <AnswerBar>{<Button onClick={() => onWorded('recall')}>{t('recall')}</Button>}</AnswerBar>;
  const refusal = review.mayAnswer.allowed ? undefined : review.mayAnswer.reason;
  return (
    <AnswerBar end={<Rates review={review} />}>
      <Button disabledReason={refusal} onClick={() => onWorded('deny')}>
        {t('deny')}
      </Button>
      <Button disabledReason={refusal} onClick={() => onWorded('steer')}>
        {t('steer')}
      </Button>
      <Button variant="primary" disabledReason={refusal} isBusy={isBusy} onClick={onApprove}>
        {t('approve')}
      </Button>
      <Digest digest={review.requestDigest} canCopy={false} />
    </AnswerBar>
  );
}

function AnswerBar({ children, end }: { readonly children: ReactNode; readonly end?: ReactNode }) {
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2.25 border-line-2 border-t bg-ground pt-3.5 max-m:fixed max-m:inset-x-0 max-m:bottom-0 max-m:z-20 max-m:px-4 max-m:pb-3.5">
      {children}
      {end ? <div className="text-ink-3 text-mono s:ml-auto s:text-right max-m:hidden">{end}</div> : null}
    </div>
  );
}

function Rates({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  const { own, causes } = review.approvalRates;
  const first = causes[0];
  return (
    <>
      {own && own.of > 0 ? <div>{t('ownRate', own)}</div> : null}
      {first && first.of > 0 ? (
        <div>{t('clauseRate', { approved: first.approved, of: first.of })}</div>
      ) : null}
    </>
  );
}

type WordedAnswerProps = {
  readonly kind: Worded;
  readonly isBusy: boolean;
  readonly onSend: (text: string) => void;
  readonly onClose: () => void;
};

function WordedAnswer({ kind, isBusy, onSend, onClose }: WordedAnswerProps) {
  const t = useTranslations('reviews');
  const [text, setText] = useState('');
  const isMissing = kind !== 'recall' && text.trim() === '';
  return (
    <form
      className="mt-3 grid gap-3 border-line-2 border-t pt-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) onSend(text);
      }}
    >
      <FieldFrame label={t(`words.${kind}`)} help={t(`wordsHelp.${kind}`)}>
        {(frame) => (
          <TextArea
            {...frame}
            autoFocus
            value={text}
            maxLength={4000}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </FieldFrame>
      <div className="flex flex-wrap gap-2.25">
        <Button onClick={onClose}>{t('back')}</Button>
        <Button
          type="submit"
          variant="primary"
          isBusy={isBusy}
          disabledReason={isMissing ? t('wordsNeeded') : undefined}
        >
          {t(`send.${kind}`)}
        </Button>
      </div>
    </form>
  );
}
