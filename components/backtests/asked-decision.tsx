'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AskedRow } from '#components/backtests/asked-row.tsx';
import type { Asking } from '#components/backtests/asking.ts';
import { BothAnswers } from '#components/backtests/both-answers.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { askAgainQuery } from '#lib/client/backtests.ts';

type AskedDecisionProps = {
  readonly decisionId: string;
  readonly asking: Asking;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
};

/** A request that was really made, decided again by the draft, beside what was answered then. */
export function AskedDecision({ decisionId, asking, ...row }: AskedDecisionProps) {
  const t = useTranslations('backtest.ask');
  const effects = useTranslations('ui.effect');
  const again = useQuery({
    ...askAgainQuery(decisionId, { pactKey: asking.pactKey, version: null }, asking.etag),
    placeholderData: keepPreviousData,
  });
  const { recorded, hypothetical } = again.data ?? {};
  const would = hypothetical?.effect ?? null;
  return (
    <AskedRow
      {...row}
      label={decisionId}
      note={recorded ? t('wasRecorded', { effect: effects(recorded.effect) }) : null}
      answer={
        would ? (
          <EffectMark effect={would} />
        ) : hypothetical ? (
          <span className="text-ink-3">{t('cannotTell')}</span>
        ) : null
      }
    >
      {again.isError ? (
        <ErrorState error={again.error} onRetry={() => void again.refetch()} />
      ) : again.data ? (
        <div className="grid gap-2">
          <BothAnswers asked={again.data} />
          <Link className="underline underline-offset-2" href={`/decisions/${decisionId}`}>
            {t('openDecision')}
          </Link>
        </div>
      ) : null}
    </AskedRow>
  );
}
