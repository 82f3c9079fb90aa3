'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { ActionActs } from '#components/actions/action-acts.tsx';
import { CoveringClauses } from '#components/actions/covering-clauses.tsx';
import { DeclareActionDialog } from '#components/actions/declare-action-dialog.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#components/tables/filter-bar.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { type ActionFilters, type ActionResource, actionsQuery } from '#lib/client/actions.ts';
import { TIERS } from '#lib/domain/actions/types.ts';
import { formatCount } from '#lib/format/numbers.ts';

/** What agents can do: the catalogue, what covers each action, and what was seen but never declared. */
export function ActionListScreen() {
  const t = useTranslations('actions');
  const [state, setFilters] = useQueryStates({
    text: parseAsString,
    tier: parseAsString,
    declared: parseAsString,
  });
  const filters = Object.fromEntries(Object.entries(state).filter(([, value]) => value)) as ActionFilters;
  const isFiltered = Object.keys(filters).length > 0;
  const list = useInfiniteQuery(actionsQuery(filters));
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<DeclareActionDialog />} />
      <FilterBar label={t('filters')} onClear={isFiltered ? () => void setFilters(null) : undefined}>
        <SearchFilter name="text" label={t('search')} />
        <SelectFilter
          name="tier"
          label={t('tier')}
          options={TIERS.map((value) => ({ value, label: value }))}
        />
        <SelectFilter
          name="declared"
          label={t('kind')}
          options={[
            { value: 'true', label: t('declared') },
            { value: 'false', label: t('seen') },
          ]}
        />
      </FilterBar>
      <ListTable
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={(action) => action.name}
        empty={
          <EmptyState title={isFiltered ? t('nothingFits') : t('emptyTitle')}>
            {isFiltered ? null : t('emptyText')}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): readonly Column<ActionResource>[] {
  const t = useTranslations('actions');
  return [
    {
      id: 'name',
      header: t('action'),
      width: '30%',
      cell: (action) => (
        <>
          <HiddenText text={action.name} className="font-mono font-strong text-mono" />
          {action.description ? <span className="block text-ink-3">{action.description}</span> : null}
        </>
      ),
    },
    {
      id: 'tier',
      header: t('tier'),
      cell: (action) =>
        action.isDeclared ? (
          action.tier
        ) : (
          <span className="text-degrade">{t('undeclaredTier', { tier: action.tier })}</span>
        ),
    },
    {
      id: 'clauses',
      header: t('coveredBy'),
      width: '30%',
      hideBelow: 's',
      cell: (action) => <CoveringClauses action={action} />,
    },
    {
      id: 'calls',
      header: t('calls'),
      align: 'end',
      hideBelow: 'm',
      cell: (action) => formatCount(action.calls30d),
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('acts')}</span>,
      align: 'end',
      cell: (action) => <ActionActs action={action} />,
    },
  ];
}
