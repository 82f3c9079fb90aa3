'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useSyncExternalStore } from 'react';
import { AddPasskey } from '#components/access/add-passkey.tsx';
import { RemovePasskey } from '#components/access/remove-passkey.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type PasskeyObstacle, passkeyObstacle } from '#lib/client/passkey-ceremony.ts';
import { type PasskeyResource, passkeysQuery } from '#lib/client/step-up.ts';

/** The person's passkeys: what they are called, when each was used, and the way to add or remove one. */
export function PasskeySection() {
  const t = useTranslations('access.passkeys');
  const obstacle = useObstacle();
  return (
    <Section title={t('title')} note={t('note')} className="max-w-160">
      {obstacle ? <p className="pt-3 text-ink-2">{t(`obstacle.${obstacle}`)}</p> : null}
      <Passkeys add={obstacle ? null : <AddPasskey />} />
    </Section>
  );
}

const NEVER_CHANGES = () => () => {};

/** What keeps this page from using passkeys. The server cannot know; it shows none. */
function useObstacle(): PasskeyObstacle | null {
  return useSyncExternalStore(NEVER_CHANGES, passkeyObstacle, () => null);
}

function Passkeys({ add }: { readonly add: ReactNode }) {
  const t = useTranslations('access.passkeys');
  const { data, error, refetch } = useQuery(passkeysQuery);
  const columns = useColumns();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const shared = { label: t('title'), columns, rowKey: (passkey: PasskeyResource) => passkey.id };
  if (!data) return <DataTable {...shared} rows={[]} skeletonRows={2} />;
  if (data.items.length === 0)
    return (
      <EmptyState title={t('emptyTitle')} action={add}>
        {t('emptyText')}
      </EmptyState>
    );
  return (
    <>
      <DataTable {...shared} rows={data.items} />
      <div className="pt-3.5 empty:hidden">{add}</div>
    </>
  );
}

function useColumns(): readonly Column<PasskeyResource>[] {
  const t = useTranslations('access.passkeys');
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: (passkey) => <span className="font-strong">{passkey.name}</span>,
      isName: true,
    },
    { id: 'added', header: t('column.added'), cell: (passkey) => <MomentText at={passkey.createdAt} /> },
    {
      id: 'used',
      header: t('column.used'),
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <MomentText at={lastUsedAt} /> : <span className="text-ink-3">{t('never')}</span>,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('column.acts')}</span>,
      align: 'end',
      cell: (passkey) => <RemovePasskey passkey={passkey} />,
    },
  ];
}
