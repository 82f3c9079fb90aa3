'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { useDecisionColumns } from '#components/decisions/decision-columns.tsx';
import type { useDecisionPlace } from '#components/decisions/decision-place.ts';
import { useTail } from '#components/decisions/use-tail.ts';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { DataTable } from '#components/tables/data-table.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { VirtualTable } from '#components/tables/virtual-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { useShortcuts } from '#components/ui/shortcuts.ts';
import type { DecisionFilters, DecisionRow } from '#lib/client/decisions.ts';

const COMMAND =
  'npm run --silent countersign -- check --agent agent_ops_payments --action tool:wire-transfer --context \'{"amount":250,"currency":"EUR"}\'';

type DecisionTableProps = {
  readonly place: ReturnType<typeof useDecisionPlace>;
  readonly filters: DecisionFilters;
};

const keyOf = (row: DecisionRow) => row.id;
const hrefOf = (row: DecisionRow) => `/decisions/${row.id}`;

/** The list in every state it can be in, with what comes in while it is open. */
export function DecisionTable({ place, filters }: DecisionTableProps) {
  const t = useTranslations('decisions');
  const { state, setState, isOpen } = place;
  const isLive = isOpen && state.live === null;
  const { list, rows, ...tail } = useTail(filters, isLive);
  const columns = useDecisionColumns(state.peek !== null);
  const close = useCallback(() => void setState({ peek: null }), [setState]);
  useListShortcuts(close);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (list.isPending)
    return <DataTable label={t('title')} columns={columns} rows={[]} rowKey={keyOf} skeletonRows={8} />;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div className="min-w-0">
      <div className="flex min-h-7 flex-wrap items-center gap-3 pb-1">
        {isOpen ? (
          <Checkbox
            label={t('live')}
            isChecked={isLive}
            onChange={(isOn) => void setState({ live: isOn ? null : 'off' })}
          />
        ) : null}
        <span role="status" className="text-degrade">
          {isLive && tail.isLost ? t('tailLost') : null}
        </span>
        {tail.waiting > 0 ? (
          <Button isSmall onClick={tail.showNew} className="sticky top-14 z-20">
            {t('newOnes', { count: `${tail.waiting}${tail.isMore ? '+' : ''}` })}
          </Button>
        ) : null}
      </div>
      {list.isRefetchError ? <StaleNote error={list.error} readAt={list.dataUpdatedAt} /> : null}
      {rows.length === 0 ? (
        <Empty place={place} />
      ) : (
        <VirtualTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          rowHref={hrefOf}
          onOpen={(row) => void setState({ peek: row.id })}
          openKey={state.peek}
          onNearEnd={more}
        />
      )}
    </div>
  );
}

function useListShortcuts(close: () => void): void {
  const t = useTranslations('decisions.shortcut');
  const router = useRouter();
  const shortcuts = useMemo(
    () => [
      { keys: 'j', label: t('first'), run: () => linkOfRow('main tbody tr[data-index] a')?.focus() },
      {
        keys: 'o',
        label: t('open'),
        run: () => {
          const link = linkOfRow('main tr:focus-within a') ?? linkOfRow('main tr[aria-current] a');
          const href = link?.getAttribute('href');
          if (href) router.push(href);
        },
      },
      { keys: 'Escape', label: t('close'), run: close },
    ],
    [t, router, close],
  );
  useShortcuts(shortcuts);
}

function linkOfRow(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

function Empty({ place: { isFiltered, state, setState } }: Pick<DecisionTableProps, 'place'>) {
  const t = useTranslations('decisions');
  const isLong = state.from === 'now-90d' && state.to === 'now';
  if (!isFiltered && isLong)
    return (
      <EmptyState title={t('emptyTitle')} command={COMMAND}>
        {t('emptyText')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('nothingFits')}
      command={isFiltered ? undefined : COMMAND}
      action={
        isLong ? undefined : (
          <Button onClick={() => void setState({ from: 'now-90d', to: 'now' })}>{t('lastNinety')}</Button>
        )
      }
    >
      {t('nothingFitsText')}
    </EmptyState>
  );
}
