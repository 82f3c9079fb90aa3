'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useRef } from 'react';
import type { Worded } from '#components/reviews/worded-answer.tsx';
import { Button } from '#components/ui/button.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import { useShortcuts } from '#components/ui/shortcuts.ts';
import type { ReviewCard } from '#lib/client/reviews.ts';

type AnswerBarProps = {
  readonly review: ReviewCard;
  readonly isBusy: boolean;
  readonly onApprove: () => void;
  readonly onWorded: (kind: Worded) => void;
};

/** The answers to a held action, with the digest of what they are for beside them. */
export function AnswerBar({ review, isBusy, onApprove, onWorded }: AnswerBarProps) {
  const t = useTranslations('reviews');
  const approve = useRef<HTMLButtonElement>(null);
  const { allowed, reason } = review.mayAnswer;
  const refusal = allowed ? undefined : reason;
  useAnswerShortcuts(allowed, onWorded, () => approve.current?.focus());
  return (
    <Bar digest={review.requestDigest}>
      <Button disabledReason={refusal} aria-keyshortcuts="d" onClick={() => onWorded('deny')}>
        {t('deny')}
      </Button>
      <Button disabledReason={refusal} aria-keyshortcuts="s" onClick={() => onWorded('steer')}>
        {t('steer')}
      </Button>
      <Button
        ref={approve}
        variant="primary"
        className="max-s:flex-1"
        disabledReason={refusal}
        isBusy={isBusy}
        onClick={onApprove}
      >
        {t('approve')}
      </Button>
    </Bar>
  );
}

/** What is left to do once it is approved and not used yet. */
export function RecallBar({ review, onWorded }: Pick<AnswerBarProps, 'review' | 'onWorded'>) {
  const t = useTranslations('reviews');
  return (
    <Bar digest={review.requestDigest}>
      <Button onClick={() => onWorded('recall')}>{t('recall')}</Button>
    </Bar>
  );
}

function Bar({ digest, children }: { readonly digest: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2.25 gap-y-1.5 pt-2.5">
      {children}
      <span className="max-s:order-first max-s:w-full">
        <Digest digest={digest} canCopy={false} />
      </span>
    </div>
  );
}

// INVARIANT: no key approves. `a` only brings the button in reach; pressing it is a second, separate act.
function useAnswerShortcuts(isOn: boolean, onWorded: (kind: Worded) => void, reachApprove: () => void): void {
  const t = useTranslations('reviews.keys');
  const acts = useRef({ onWorded, reachApprove });
  acts.current = { onWorded, reachApprove };
  const shortcuts = useMemo(
    () =>
      isOn
        ? [
            { keys: 'd', label: t('deny'), run: () => acts.current.onWorded('deny') },
            { keys: 's', label: t('steer'), run: () => acts.current.onWorded('steer') },
            { keys: 'a', label: t('reachApprove'), run: () => acts.current.reachApprove() },
          ]
        : [],
    [isOn, t],
  );
  useShortcuts(shortcuts);
}
