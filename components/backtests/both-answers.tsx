'use client';

import { useTranslations } from 'next-intl';
import { type AnswerRow, pairReasons } from '#components/backtests/pair-reasons.ts';
import { useUndecidableWords } from '#components/backtests/undecidable-words.ts';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { AskedAgain } from '#lib/client/backtests.ts';
import type { Reason } from '#lib/client/decisions.ts';

/** What was answered beside what nobody was answered, clause by clause. */
export function BothAnswers({ asked }: { readonly asked: AskedAgain }) {
  const t = useTranslations('backtest.again');
  const words = useUndecidableWords();
  const { recorded, hypothetical, undecidable, binds, tested } = asked;
  const [least, most] = hypothetical.possible;
  return (
    <div className="grid gap-3" role="status">
      {binds ? null : <p className="text-degrade">{t('doesNotBind', { pact: tested.name })}</p>}
      <div className="grid gap-x-6 gap-y-3 s:grid-cols-2">
        <div className="border-line-2 border-l-2 pl-3">
          <p className="text-ink-3 text-mono">{t('recorded')}</p>
          <EffectMark effect={recorded.effect} />
          <p className="text-ink-2">
            <HiddenText text={recorded.summary} />
          </p>
        </div>
        <div className="border-line-2 border-l-2 border-dashed pl-3">
          <p className="text-ink-3 text-mono">
            {tested.version === null ? t('byDraft') : t('byVersion', { number: tested.version })}
          </p>
          {hypothetical.effect && hypothetical.summary ? (
            <>
              <EffectMark effect={hypothetical.effect} />
              <p className="text-ink-2">
                <HiddenText text={hypothetical.summary} />
              </p>
            </>
          ) : null}
          {hypothetical.effect === null && least && most ? (
            <>
              <p className="flex flex-wrap gap-x-2">
                <EffectMark effect={least} /> {t('or')} <EffectMark effect={most} />
              </p>
              <ul className="text-ink-2">
                {undecidable.map((one) => (
                  <li key={JSON.stringify(one)}>{words(one)}</li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      </div>
      <DataTable
        label={t('clauses')}
        columns={useColumns()}
        rows={pairReasons(recorded.reasons, hypothetical.reasons)}
        rowKey={(row) => row.name}
      />
    </div>
  );
}

function useColumns(): readonly Column<AnswerRow>[] {
  const t = useTranslations('backtest.again');
  return [
    {
      id: 'clause',
      header: t('clause'),
      width: '34%',
      cell: ({ recorded, hypothetical }) => <Name reason={hypothetical ?? recorded} />,
    },
    { id: 'recorded', header: t('recorded'), cell: ({ recorded }) => <Said reason={recorded} /> },
    { id: 'would', header: t('would'), cell: ({ hypothetical }) => <Said reason={hypothetical} /> },
  ];
}

function Name({ reason }: { readonly reason: Reason | null }) {
  if (!reason) return null;
  return (
    <>
      <HiddenText text={reason.clause ?? reason.title} className="font-strong" />
      {reason.pact ? <span className="text-ink-3"> {reason.pact}</span> : null}
      {reason.owner ? <span className="block text-ink-3">{reason.owner}</span> : null}
    </>
  );
}

/** What one clause asked for and what it made of it. */
function Said({ reason }: { readonly reason: Reason | null }) {
  const t = useTranslations('backtest.again');
  if (!reason) return <span className="text-ink-3">{t('doesNotSpeak')}</span>;
  const { outcome, consequence, requirements } = reason;
  const isKept = outcome === 'kept' || outcome === 'answered' || outcome === 'waived';
  return (
    <>
      <EffectMark effect={isKept ? 'allow' : consequence}>{t(`outcome.${outcome}`)}</EffectMark>
      {requirements.map(({ type, expected, outcome: came }) => (
        <HiddenText
          key={`${type} ${expected}`}
          text={expected}
          className={
            came === 'satisfied'
              ? 'block font-mono text-ink-2 text-mono wrap-anywhere'
              : 'block font-mono font-strong text-mono wrap-anywhere'
          }
        />
      ))}
    </>
  );
}
