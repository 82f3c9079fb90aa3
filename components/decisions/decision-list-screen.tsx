'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { DecisionFilterBar } from '#components/decisions/decision-filter-bar.tsx';
import { useDecisionFilters } from '#components/decisions/decision-filters.ts';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import { WaivedNote } from '#components/overrides/waived-mark.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type DecisionRow, decisionsQuery } from '#lib/client/decisions.ts';

const COMMAND =
  'npm run --silent countersign -- check --agent agent_ops_payments --action tool:wire-transfer --context \'{"amount":250,"currency":"EUR"}\'';

/** What agents asked and what they were told, newest first. Every filter is in the address. */
export function DecisionListScreen() {
  const t = useTranslations('decisions');
  const { filters, isFiltered } = useDecisionFilters();
  const list = useInfiniteQuery(decisionsQuery(filters));
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <DecisionFilterBar />
      <ListTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(row) => row.id}
        rowHref={(row) => `/decisions/${row.id}`}
        empty={
          isFiltered ? (
            <EmptyState title={t('nothingFits')}>{t('nothingFitsText')}</EmptyState>
          ) : (
            <EmptyState title={t('emptyTitle')} command={COMMAND}>
              {t('emptyText')}
            </EmptyState>
          )
        }
      />
    </>
  );
}

function useColumns(): readonly Column<DecisionRow>[] {
  const t = useTranslations('decisions');
  return [
    {
      id: 'at',
      header: t('column.at'),
      width: '184px',
      isName: true,
      cell: (row) => <MomentText at={row.evaluatedAt} as="moment" />,
    },
    {
      id: 'effect',
      header: t('column.effect'),
      width: '150px',
      cell: (row) => (
        <span className="s:whitespace-nowrap">
          <EffectMark effect={row.effect} />
          <WaivedNote waivedBy={row.waivedBy} />
          {row.mode === 'dry_run' ? <span className="ml-1.5 text-ink-3">{t('dryRun')}</span> : null}
        </span>
      ),
    },
    {
      id: 'agent',
      header: t('column.agent'),
      hideBelow: 's',
      cell: (row) => <span className="font-mono text-mono">{row.agent.key}</span>,
    },
    {
      id: 'action',
      header: t('column.action'),
      cell: (row) => <HiddenText text={row.action} className="font-mono text-mono" />,
    },
    { id: 'tier', header: t('column.tier'), hideBelow: 'l', cell: (row) => row.tier },
    {
      id: 'summary',
      header: t('column.why'),
      hideBelow: 'm',
      width: '38%',
      cell: (row) => <HiddenText text={row.summary} className="line-clamp-1 text-ink-2" />,
    },
    {
      id: 'outcome',
      header: t('column.outcome'),
      hideBelow: 'l',
      align: 'end',
      cell: (row) => (row.outcome ? t(`outcome.${row.outcome}`) : <span className="text-ink-3">–</span>),
    },
  ];
}
