'use client';

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useOverrideColumns } from '#components/overrides/override-columns.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import type { OverrideResource } from '#lib/client/overrides.ts';
import type { Page } from '#lib/client/pages.ts';

type OverrideTableProps = {
  readonly list: UseInfiniteQueryResult<InfiniteData<Page<OverrideResource>>>;
  readonly columns: Parameters<typeof useOverrideColumns>[0];
};

/** Overrides of one thing, whatever became of them. */
export function OverrideTable({ list, columns }: OverrideTableProps) {
  const t = useTranslations('overrides');
  return (
    <ListTable
      label={t('title')}
      list={list}
      columns={useOverrideColumns(columns)}
      rowKey={(override) => override.id}
      rowHref={(override) => `/overrides/${override.id}`}
      empty={<p className="py-3 text-ink-3">{t('neverAsked')}</p>}
    />
  );
}
