'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AgentState } from '#components/agents/agent-state.tsx';
import { RegisterAgentDialog } from '#components/agents/register-agent-dialog.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#components/tables/filter-bar.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { type AgentResource, agentsQuery } from '#lib/client/agents.ts';

const STATES = ['active', 'retired', 'all'] as const;

/** Who may ask, who answers for them, and which pacts bind them. */
export function AgentListScreen() {
  const t = useTranslations('agents');
  const [{ text, state }, setFilters] = useQueryStates({
    text: parseAsString,
    state: parseAsStringLiteral(STATES),
  });
  const isFiltered = Boolean(text || state);
  const list = useInfiniteQuery(agentsQuery({ text: text ?? undefined, state: state ?? undefined }));
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<RegisterAgentDialog />} />
      <FilterBar label={t('filters')} onClear={isFiltered ? () => void setFilters(null) : undefined}>
        <SearchFilter name="text" label={t('search')} />
        <SelectFilter
          name="state"
          label={t('state')}
          options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </FilterBar>
      <ListTable
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={(agent) => agent.id}
        rowHref={(agent) => `/agents/${agent.key}`}
        empty={
          <EmptyState title={isFiltered ? t('nothingFits') : t('emptyTitle')}>
            {isFiltered ? null : t('emptyText')}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): readonly Column<AgentResource>[] {
  const t = useTranslations('agents');
  return [
    {
      id: 'key',
      header: t('agent'),
      isName: true,
      width: '32%',
      cell: (agent) => (
        <>
          <span className="font-mono font-strong text-mono">{agent.key}</span>{' '}
          <span className="text-ink-2">{agent.name}</span>
        </>
      ),
    },
    { id: 'owner', header: t('owner'), hideBelow: 's', cell: (agent) => agent.owner.name },
    {
      id: 'pacts',
      header: t('boundBy'),
      cell: (agent) =>
        agent.pacts.length > 0 ? (
          <span className="font-mono text-mono">{agent.pacts.join(', ')}</span>
        ) : (
          <span className="text-ink-3">{t('noPact')}</span>
        ),
    },
    { id: 'state', header: t('state'), cell: (agent) => <AgentState agent={agent} /> },
    {
      id: 'since',
      header: t('registered'),
      align: 'end',
      hideBelow: 'm',
      cell: (agent) => <AgeText at={agent.createdAt} />,
    },
  ];
}
