'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { AskAgain } from '#components/backtests/ask-again.tsx';
import { DecisionFacts } from '#components/decisions/decision-facts.tsx';
import { DecisionRequest } from '#components/decisions/decision-request.tsx';
import { FigureText } from '#components/decisions/figure-text.tsx';
import { ReasonTable } from '#components/decisions/reason-table.tsx';
import { RemedyList } from '#components/decisions/remedy-list.tsx';
import { RemedyText } from '#components/decisions/remedy-text.tsx';
import { Replay } from '#components/decisions/replay.tsx';
import { remediesOf, sentenceOf } from '#components/decisions/sentence.ts';
import { WaiverList } from '#components/decisions/waiver-list.tsx';
import { WouldHave } from '#components/decisions/would-have.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { EffectBand, EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { RecordedMark } from '#components/ui/marks.tsx';
import { AgeText, MomentText } from '#components/ui/time-text.tsx';
import { type Decision, decisionQuery } from '#lib/client/decisions.ts';

/** One decision: the answer in a sentence, what would change it, the clauses that spoke, facts, request, replay. */
export function DecisionScreen({ decisionId }: { readonly decisionId: string }) {
  const t = useTranslations('decisions');
  const decision = useQuery(decisionQuery(decisionId));
  if (decision.isError && !decision.data)
    return <ErrorState error={decision.error} onRetry={() => void decision.refetch()} />;
  if (!decision.data)
    return (
      <p role="status" className="late text-ink-3">
        {t('reading')}
      </p>
    );
  return <Found found={decision.data} />;
}

function Found({ found }: { readonly found: Decision }) {
  const { decision } = found;
  return (
    <div className="grid max-w-270 gap-7.5">
      <Head found={found} />
      <WaiverList decision={decision} />
      <RemedyList found={found} />
      <ReasonTable decision={decision} />
      <div className="grid gap-8.5 m:grid-cols-2">
        <DecisionFacts found={found} />
        <DecisionRequest found={found} />
      </div>
      <WouldHave shadows={found.shadows} />
      <AskAgain decisionId={decision.id} />
      <Replay decisionId={decision.id} />
    </div>
  );
}

function Head({ found: { decision, agent, request } }: { readonly found: Decision }) {
  const t = useTranslations('decisions');
  const name = agent?.key ?? requestField(request, 'agentId');
  const { text, more } = sentenceOf(decision);
  const [soonest] = remediesOf(decision);
  return (
    <EffectBand effect={decision.effect} end={<RecordedMark />}>
      <div className="flex flex-wrap gap-x-3.5 gap-y-1">
        <EffectMark effect={decision.effect} />
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="font-strong text-band tracking-[-0.008em]">
            <FigureText text={text} /> {more > 0 ? t('moreSaySo', { count: more }) : null}
          </h1>
          {soonest ? (
            <p className="pb-0.5">
              {t('soonest')} <RemedyText remedy={soonest} />
            </p>
          ) : null}
          <p className="text-ink-2">
            <HiddenText text={name} className="font-mono text-mono" /> {t('askedFor')}{' '}
            <HiddenText text={requestField(request, 'action')} className="font-mono text-mono" />{' '}
            <AgeText at={decision.evaluatedAt} />, <MomentText at={decision.evaluatedAt} as="exact" />
            {decision.mode === 'dry_run' ? (
              <span className="font-strong text-ink"> · {t('dryRunLong')}</span>
            ) : null}
          </p>
        </div>
      </div>
    </EffectBand>
  );
}

function requestField(request: Decision['request'], name: string): string {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return '';
  const value = request[name];
  return typeof value === 'string' ? value : '';
}
