'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { LIVES } from '#components/evidence/check-list.tsx';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { RetireDialog } from '#components/evidence/retire-dialog.tsx';
import { SourceDialog } from '#components/evidence/source-dialog.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { FilterBar, SelectFilter } from '#components/tables/filter-bar.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import {
  reportingKeysQuery,
  retireSourceMutation,
  type SourceResource,
  sourcesQuery,
} from '#lib/client/evidence.ts';

/** Where evidence comes from, with which key, and the most it may claim. */
export function SourceList() {
  const t = useTranslations('evidence');
  const [life, setLife] = useQueryState('life', parseAsStringLiteral(LIVES));
  const list = useInfiniteQuery(sourcesQuery(life ?? 'active'));
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <FilterBar label={t('filters')} onClear={life ? () => void setLife(null) : undefined}>
          <SelectFilter
            name="life"
            label={t('lifeLabel')}
            unset={t('life.active')}
            options={LIVES.map((value) => ({ value, label: t(`life.${value}`) }))}
          />
        </FilterBar>
        <SourceDialog />
      </div>
      <ListTable
        label={t('tab.sources')}
        list={list}
        columns={useColumns()}
        rowKey={(source) => source.id}
        empty={
          life ? (
            <EmptyState title={t('nothingFits')} />
          ) : (
            <EmptyState title={t('sources.emptyTitle')} action={<SourceDialog isPrimary />}>
              {t('sources.emptyText')}
            </EmptyState>
          )
        }
      />
    </>
  );
}

function useColumns(): readonly Column<SourceResource>[] {
  const t = useTranslations('evidence');
  return [
    {
      id: 'source',
      header: t('source'),
      width: '30%',
      isName: true,
      cell: (source) => (
        <>
          <Link
            href={tabHref('results', { source: source.key })}
            className="font-strong underline-offset-2 hover:underline"
          >
            {source.name}
          </Link>
          <span className="block font-mono text-ink-2 text-mono">{source.key}</span>
        </>
      ),
    },
    {
      id: 'highest',
      header: t('sources.highest'),
      cell: ({ highestMethod }) => t(`method.${highestMethod}`),
    },
    { id: 'key', header: t('sources.reports'), hideBelow: 's', cell: (source) => <Key source={source} /> },
    {
      id: 'signs',
      header: t('sources.signs'),
      hideBelow: 'l',
      cell: ({ publicKey }) =>
        publicKey ? (
          <span title={publicKey} className="font-mono text-mono">
            {publicKey.slice(0, 15)}…
          </span>
        ) : (
          <span className="text-ink-3">{t('sources.noKey')}</span>
        ),
    },
    { id: 'owner', header: t('owner'), hideBelow: 'm', cell: ({ owner }) => owner.name },
    {
      id: 'act',
      header: <span className="sr-only">{t('acts')}</span>,
      align: 'end',
      cell: (source) => <Acts source={source} />,
    },
  ];
}

function Key({ source: { apiKeyId } }: { readonly source: SourceResource }) {
  const t = useTranslations('evidence');
  const keys = useQuery(reportingKeysQuery).data?.items;
  if (apiKeyId === null) return t('sourceForm.people');
  const key = keys?.find(({ id }) => id === apiKeyId);
  return (
    <>
      {key ? key.name : null} <span className="font-mono text-ink-3 text-mono">…{apiKeyId.slice(-6)}</span>
      {key?.revokedAt ? <span className="block text-degrade">{t('sources.keyRevoked')}</span> : null}
    </>
  );
}

function Acts({ source }: { readonly source: SourceResource }) {
  const t = useTranslations('evidence');
  const retire = useMutation(retireSourceMutation(useQueryClient(), source.key));
  if (source.retiredAt)
    return (
      <span className="text-ink-3">
        {t('life.retired')} <AgeText at={source.retiredAt} />
      </span>
    );
  return (
    <>
      <SourceDialog source={source} />
      <RetireDialog name={source.key} text={t('sources.retireText')} retire={retire} />
    </>
  );
}
