'use client';

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ErrorState } from '#components/layout/states.tsx';
import { DataTable, type DataTableProps } from '#components/tables/data-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { useNow } from '#components/ui/reading-context.tsx';
import { useAgeWords } from '#components/ui/time-text.tsx';
import type { Page } from '#lib/client/pages.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { ageOf } from '#lib/format/ages.ts';
import { formatCount } from '#lib/format/numbers.ts';

type ListTableProps<Row> = Omit<DataTableProps<Row>, 'rows' | 'skeletonRows'> & {
  /** The pages as `useInfiniteQuery(pagesOptions(…))` gives them. */
  readonly list: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  /** Shown when there is nothing at all; where filters are set, say that nothing fits them. */
  readonly empty: ReactNode;
};

/** A table over a keyset list with every state it can be in: loading, empty, failed, stale, more. */
export function ListTable<Row>({ list, empty, ...table }: ListTableProps<Row>) {
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <DataTable {...table} rows={[]} skeletonRows={8} />;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {list.isRefetchError ? <StaleNote error={list.error} readAt={list.dataUpdatedAt} /> : null}
      {rows.length === 0 ? empty : <DataTable {...table} rows={rows} />}
      <ListFoot list={list} count={rows.length} />
    </>
  );
}

/** Says that what is on screen could not be read again, and how old it is. */
export function StaleNote({ error, readAt }: { readonly error: unknown; readonly readAt: number }) {
  const t = useTranslations('ui');
  const words = useAgeWords();
  const now = useNow();
  const title = error instanceof RequestProblem ? error.title : t('errorTitle');
  return (
    <p role="status" className="py-2 text-degrade">
      {t('stale', { age: words(ageOf(now - readAt)), title })}
    </p>
  );
}

function ListFoot<Row>({
  list,
  count,
}: {
  readonly list: ListTableProps<Row>['list'];
  readonly count: number;
}) {
  const t = useTranslations('ui');
  if (!list.hasNextPage && count < 50) return null;
  const title = list.error instanceof RequestProblem ? list.error.title : t('errorTitle');
  return (
    <div className="flex flex-wrap items-center gap-3 pt-3 text-ink-3">
      {list.hasNextPage ? (
        <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? t('loadingMore') : t('loadMore')}
        </Button>
      ) : null}
      <span className="figures">{t('shownSoFar', { count: formatCount(count) })}</span>
      {list.isFetchNextPageError ? (
        <span role="alert" className="text-block">
          {t('refusedMore', { title })}
        </span>
      ) : null}
    </div>
  );
}
