'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { AddWebhookDialog } from '#components/webhooks/add-webhook-dialog.tsx';
import { DeliverySection } from '#components/webhooks/delivery-section.tsx';
import { RemoveWebhook } from '#components/webhooks/remove-webhook.tsx';
import { TopicList } from '#components/webhooks/topic-words.tsx';
import { type WebhookResource, webhooksQuery } from '#lib/client/webhooks.ts';

/** Endpoints that are told of events, and everything that was sent. */
export function WebhookListScreen() {
  const t = useTranslations('webhooks');
  const list = useInfiniteQuery(webhooksQuery);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<AddWebhookDialog />} />
      <Section
        title={t('endpoints')}
        note={t('endpointsNote')}
        end={
          <Link href="/docs/webhooks" className="underline">
            {t('verify')}
          </Link>
        }
      >
        <ListTable
          label={t('endpoints')}
          list={list}
          columns={useColumns()}
          rowKey={(webhook) => webhook.id}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
        />
      </Section>
      <DeliverySection />
    </>
  );
}

function useColumns(): readonly Column<WebhookResource>[] {
  const t = useTranslations('webhooks');
  return [
    {
      id: 'url',
      header: t('column.url'),
      width: '36%',
      isName: true,
      cell: ({ url, topics }) => (
        <>
          <HiddenText text={url} className="font-mono font-strong text-mono" />
          <span className="s:hidden">
            <TopicList topics={topics} />
          </span>
        </>
      ),
    },
    {
      id: 'topics',
      header: t('column.topics'),
      hideBelow: 's',
      cell: ({ topics }) => <TopicList topics={topics} />,
    },
    { id: 'key', header: t('column.key'), cell: (webhook) => <PublicKey webhook={webhook} /> },
    {
      id: 'added',
      header: t('column.added'),
      hideBelow: 'm',
      cell: ({ createdAt, createdBy }) => (
        <>
          <AgeText at={createdAt} />{' '}
          <span className="block text-ink-3">{t('addedBy', { name: createdBy.name })}</span>
        </>
      ),
    },
    {
      id: 'act',
      header: <span className="sr-only">{t('column.acts')}</span>,
      align: 'end',
      cell: (webhook) => <RemoveWebhook webhook={webhook} />,
    },
  ];
}

function PublicKey({ webhook: { url, publicKey } }: { readonly webhook: WebhookResource }) {
  const t = useTranslations('webhooks');
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap font-mono text-ink-2 text-mono">
      <span title={publicKey}>{`${publicKey.slice(0, 9)}…${publicKey.slice(-6)}`}</span>
      <CopyButton text={publicKey} label={t('copyKey', { url })} />
    </span>
  );
}
