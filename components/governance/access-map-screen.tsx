'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { AccessPeek } from '#components/governance/access-peek.tsx';
import { AccessTable } from '#components/governance/access-table.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { FilterBar, SearchFilter } from '#components/tables/filter-bar.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/marks.tsx';
import { accessMapQuery } from '#lib/client/governance.ts';

/** Agents by actions, each cell a decision by dry run; the chosen cell says why. */
export function AccessMapScreen() {
  const t = useTranslations('governance');
  const [state, setState] = useQueryStates({
    agent: parseAsString,
    action: parseAsString,
    row: parseAsString,
    column: parseAsString,
  });
  const filters = { agent: state.agent ?? undefined, action: state.action ?? undefined };
  const map = useInfiniteQuery(accessMapQuery(filters));
  const isFiltered = Boolean(state.agent || state.action);
  const rows = map.data?.pages.flatMap((page) => page.rows) ?? [];
  const [first] = map.data?.pages ?? [];
  const row = rows.find(({ agent }) => agent.key === state.row);
  const cell = row?.cells.find(({ action }) => action === state.column);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <FilterBar
        label={t('filters')}
        onClear={isFiltered ? () => void setState({ agent: null, action: null }) : undefined}
      >
        <SearchFilter name="agent" label={t('searchAgent')} />
        <SearchFilter name="action" label={t('searchAction')} />
      </FilterBar>
      {map.isError && !first ? <ErrorState error={map.error} onRetry={() => void map.refetch()} /> : null}
      {map.isRefetchError ? <StaleNote error={map.error} readAt={map.dataUpdatedAt} /> : null}
      {map.isPending ? <Skeleton className="late h-60 w-full" /> : null}
      {first && (rows.length === 0 || first.actions.length === 0) ? (
        <EmptyState title={isFiltered ? t('nothingFits') : t('emptyTitle')}>
          {isFiltered ? null : t('emptyText')}
        </EmptyState>
      ) : null}
      {first && rows.length > 0 && first.actions.length > 0 ? (
        <div className="grid gap-6.5 l:grid-cols-[minmax(0,1fr)_320px]">
          <div className="min-w-0">
            <AccessTable
              actions={first.actions}
              rows={rows}
              chosen={cell && row ? { agent: row.agent.key, action: cell.action } : null}
              onChoose={(agent, action) => void setState({ row: agent, column: action })}
            />
            {first.actionsLeftOut > 0 ? (
              <p className="pt-3 text-ink-3">{t('leftOut', { count: first.actionsLeftOut })}</p>
            ) : null}
            {map.hasNextPage ? (
              <div className="pt-3">
                <Button isBusy={map.isFetchingNextPage} onClick={() => void map.fetchNextPage()}>
                  {t('moreAgents')}
                </Button>
              </div>
            ) : null}
          </div>
          <AccessPeek row={row ?? null} cell={cell ?? null} />
        </div>
      ) : null}
    </>
  );
}
