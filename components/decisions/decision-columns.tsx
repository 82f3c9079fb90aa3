'use client';

import { FileClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { WaivedNote } from '#components/overrides/waived-mark.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { RecordedMark } from '#components/ui/marks.tsx';
import { useZone } from '#components/ui/reading-context.tsx';
import type { DecisionRow } from '#lib/client/decisions.ts';
import { formatExact, formatSeconds } from '#lib/format/dates.ts';

/** What is left out while one of the list stands beside it. */
const WIDE = ['tier', 'summary', 'outcome', 'recorded'];

/** What is shown of a decision in the list; on a phone the action and the agent stand under the answer. */
export function useDecisionColumns(isNarrow: boolean): readonly Column<DecisionRow>[] {
  const columns = useColumns();
  return isNarrow ? columns.filter(({ id }) => !WIDE.includes(id)) : columns;
}

function useColumns(): readonly Column<DecisionRow>[] {
  const t = useTranslations('decisions');
  return [
    {
      id: 'at',
      header: t('column.at'),
      width: '8rem',
      isName: true,
      cell: (row) => <SecondsText at={row.evaluatedAt} />,
    },
    { id: 'effect', header: t('column.effect'), cell: (row) => <Answer row={row} />, width: '11rem' },
    {
      id: 'agent',
      header: t('column.agent'),
      width: '11.5rem',
      hideBelow: 's',
      cell: (row) => <HiddenText text={row.agent.key} className="font-mono text-mono" />,
    },
    {
      id: 'action',
      header: t('column.action'),
      width: '12rem',
      hideBelow: 's',
      cell: (row) => <HiddenText text={row.action} className="font-mono text-mono" />,
    },
    { id: 'tier', header: t('column.tier'), width: '5rem', hideBelow: 'l', cell: (row) => row.tier },
    {
      id: 'summary',
      header: t('column.why'),
      hideBelow: 'm',
      cell: (row) => (
        <span className="flex items-center gap-1.5 text-ink-2">
          {row.proofFault ? (
            <FileClock
              role="img"
              aria-label={t('weakProof')}
              className="size-3.75 shrink-0 text-degrade"
              strokeWidth={1.75}
            />
          ) : null}
          <HiddenText text={row.summary} className="truncate" />
        </span>
      ),
    },
    {
      id: 'outcome',
      header: t('column.outcome'),
      hideBelow: 'l',
      width: '7rem',
      cell: (row) => (row.outcome ? t(`outcome.${row.outcome}`) : <span className="text-ink-3">–</span>),
    },
    {
      id: 'recorded',
      header: t('column.recorded'),
      hideBelow: 'l',
      width: '6rem',
      align: 'end',
      cell: () => <RecordedMark />,
    },
  ];
}

function Answer({ row }: { readonly row: DecisionRow }) {
  const t = useTranslations('decisions');
  return (
    <>
      <EffectMark effect={row.effect} />
      <WaivedNote waivedBy={row.waivedBy} />
      {row.mode === 'dry_run' ? <span className="ml-1.5 text-ink-3">{t('dryRun')}</span> : null}
      <span className="block truncate font-mono text-mono s:hidden">{row.action}</span>
      <span className="block truncate font-mono text-ink-3 text-mono s:hidden">{row.agent.key}</span>
    </>
  );
}

function SecondsText({ at }: { readonly at: string }) {
  const zone = useZone();
  return (
    <time dateTime={at} title={formatExact(at, zone)} className="figures">
      {formatSeconds(at, zone)}
    </time>
  );
}
