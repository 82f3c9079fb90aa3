'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ErrorState } from '#components/layout/states.tsx';
import { type WordedAnswer, WordsForm } from '#components/overrides/words-form.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ButtonVariant } from '#components/ui/button-classes.ts';
import { MomentText } from '#components/ui/time-text.tsx';
import { notify } from '#components/ui/toast.tsx';
import { answerOverrideMutation, type OverrideAnswer, type OverrideResource } from '#lib/client/overrides.ts';

/**
 * Grant, deny, end, review: what each does is said before its button. Nothing has the focus, no single key answers, and
 * it says so only once it is recorded.
 */
export function OverrideAnswers({ override }: { readonly override: OverrideResource }) {
  const t = useTranslations('overrides');
  const answer = useMutation(answerOverrideMutation(useQueryClient(), override.id));
  const [worded, setWorded] = useState<WordedAnswer | null>(null);
  const send = (given: OverrideAnswer) =>
    answer.mutate(given, {
      onSuccess: () => {
        setWorded(null);
        notify(t(`done.${given.answer}`), t(`doneDetail.${given.answer}`));
      },
    });
  const open = openAnswers(override);
  if (open.length === 0) return null;
  return (
    <section aria-label={t('yourAnswer')} className="mt-6.5">
      <Consequences override={override} open={open} />
      {answer.isError ? <ErrorState error={answer.error} /> : null}
      {worded ? (
        <WordsForm
          kind={worded}
          isBusy={answer.isPending}
          onSend={send}
          onClose={() => {
            answer.reset();
            setWorded(null);
          }}
        />
      ) : (
        <div className="mt-3 flex flex-wrap items-center gap-2.25 border-line-2 border-t bg-ground pt-3.5 max-m:fixed max-m:inset-x-0 max-m:bottom-0 max-m:z-20 max-m:px-4 max-m:pb-3.5">
          {open.map((kind) => (
            <Button
              key={kind}
              variant={variantOf(kind, override.state)}
              disabledReason={override.may[kind].allowed ? undefined : override.may[kind].reason}
              isBusy={kind === 'grant' && answer.isPending}
              onClick={() => (kind === 'grant' ? send({ answer: 'grant', text: '' }) : setWorded(kind))}
            >
              {t(kind === 'revoke' && override.state === 'requested' ? 'act.withdraw' : `act.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

type AnswerKind = OverrideAnswer['answer'];

function variantOf(kind: AnswerKind, state: OverrideResource['state']): ButtonVariant {
  if (kind === 'grant') return 'primary';
  return kind === 'revoke' && state !== 'requested' ? 'stop' : 'plain';
}

/** What can be answered at all from where it stands, by whomever. */
function openAnswers({ state, review, may }: OverrideResource): readonly AnswerKind[] {
  const owes = review !== null && review.reviewedAt === null;
  if (state === 'requested') return may.revoke.allowed ? ['deny', 'revoke', 'grant'] : ['deny', 'grant'];
  const isRunning = state === 'active' || state === 'scheduled';
  return [...(isRunning ? (['revoke'] as const) : []), ...(owes ? (['review'] as const) : [])];
}

type ConsequencesProps = { readonly override: OverrideResource; readonly open: readonly AnswerKind[] };

function Consequences({ override, open }: ConsequencesProps) {
  const t = useTranslations('overrides');
  const who = override.agents.map((agent) => agent.key).join(', ');
  const what = override.actions.join(', ');
  return (
    <div className="grid gap-1 text-ink-2">
      {open.includes('grant') ? (
        <>
          <p>
            {t('granting', { who, what, count: override.maxUses })} <MomentText at={override.endsAt} />.{' '}
            {t('grantingEnds')}
          </p>
          <p>{t('denying')}</p>
        </>
      ) : null}
      {open.includes('revoke') && override.state !== 'requested' ? <p>{t('ending', { who })}</p> : null}
      {open.includes('review') ? <p>{t('reviewing')}</p> : null}
    </div>
  );
}
