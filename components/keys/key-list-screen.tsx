'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { CreateKeyDialog } from '#components/keys/create-key-dialog.tsx';
import { KeyActs } from '#components/keys/key-acts.tsx';
import { KeyState } from '#components/keys/key-state.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { type KeyResource, keyAgentsQuery, keysQuery } from '#lib/client/keys.ts';

/** What machines show when they ask, and what each may do. */
export function KeyListScreen() {
  const t = useTranslations('keys');
  const list = useInfiniteQuery(keysQuery);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<CreateKeyDialog />} />
      <ListTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(key) => key.id}
        empty={
          <EmptyState title={t('emptyTitle')} action={<CreateKeyDialog />}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): readonly Column<KeyResource>[] {
  const t = useTranslations('keys');
  const { data: agents } = useQuery(keyAgentsQuery);
  const agentKey = (id: string) => agents?.items.find((agent) => agent.id === id)?.key ?? id;
  return [
    { id: 'name', header: t('column.name'), cell: (key) => <KeyName apiKey={key} />, isName: true },
    {
      id: 'scopes',
      header: t('column.scopes'),
      hideBelow: 's',
      cell: (key) => <span className="font-mono text-ink-2 text-mono">{key.scopes.join(', ')}</span>,
    },
    {
      id: 'agent',
      header: t('column.agent'),
      hideBelow: 'm',
      cell: (key) =>
        key.agentId ? (
          <span className="font-mono text-mono">{agentKey(key.agentId)}</span>
        ) : (
          <Faint>{t('anyAgent')}</Faint>
        ),
    },
    {
      id: 'used',
      header: t('column.used'),
      hideBelow: 'm',
      cell: (key) => (key.lastUsedAt ? <AgeText at={key.lastUsedAt} /> : <Faint>{t('never')}</Faint>),
    },
    { id: 'state', header: t('column.state'), cell: (key) => <KeyState apiKey={key} /> },
    {
      id: 'act',
      header: <span className="sr-only">{t('column.acts')}</span>,
      align: 'end',
      cell: (key) => <KeyActs apiKey={key} />,
    },
  ];
}

function KeyName({ apiKey }: { readonly apiKey: KeyResource }) {
  return (
    <>
      <span className="font-strong">{apiKey.name}</span>{' '}
      <span className="font-mono text-ink-3 text-mono">
        csk_{apiKey.env}_…{apiKey.id.slice(-6)}
      </span>
    </>
  );
}

function Faint({ children }: { readonly children: string }) {
  return <span className="text-ink-3">{children}</span>;
}
