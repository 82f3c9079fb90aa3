'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { DecisionRequest } from '#components/decisions/decision-request.tsx';
import { RemedyList } from '#components/decisions/remedy-list.tsx';
import { WaiverList } from '#components/decisions/waiver-list.tsx';
import { withoutOpening } from '#components/decisions/without-opening.ts';
import { ErrorState } from '#components/layout/states.tsx';
import { PeekPanel } from '#components/tables/peek-panel.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EffectBand, EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type Decision, decisionQuery } from '#lib/client/decisions.ts';

type DecisionPeekProps = { readonly decisionId: string; readonly onClose: () => void };

/** One decision beside the list: the answer, why, what would change it, what was asked. */
export function DecisionPeek({ decisionId, onClose }: DecisionPeekProps) {
  const t = useTranslations('decisions');
  const found = useQuery(decisionQuery(decisionId));
  return (
    <PeekPanel title={t('peek')} onClose={onClose}>
      {found.isError && !found.data ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      {found.isPending ? (
        <p role="status" className="late text-ink-3">
          {t('reading')}
        </p>
      ) : null}
      {found.data ? <Found found={found.data} /> : null}
    </PeekPanel>
  );
}

function Found({ found }: { readonly found: Decision }) {
  const t = useTranslations('decisions');
  const { decision } = found;
  return (
    <div className="grid min-w-0 gap-4">
      <EffectBand effect={decision.effect}>
        <EffectMark effect={decision.effect} />
        <p className="font-strong">
          <HiddenText text={withoutOpening(decision.summary)} />
        </p>
        <p className="text-ink-2">
          <MomentText at={decision.evaluatedAt} as="exact" />
        </p>
      </EffectBand>
      <WaiverList decision={decision} />
      <RemedyList found={found} />
      <DecisionRequest found={found} />
      <ButtonLink href={`/decisions/${decision.id}`}>{t('openPage')}</ButtonLink>
    </div>
  );
}
