'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Hash, type LucideIcon, Mail, Webhook } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { DeliveryFilterBar, useDeliveryFilters } from '#components/webhooks/delivery-filters.tsx';
import { DeliveryState } from '#components/webhooks/delivery-state.tsx';
import { ResendButton } from '#components/webhooks/resend-button.tsx';
import { type DeliveryResource, deliveriesQuery } from '#lib/client/webhooks.ts';
import { formatCount } from '#lib/format/numbers.ts';

/** What was sent to whom, mail included. Every filter is in the address. */
export function DeliverySection() {
  const t = useTranslations('deliveries');
  const { filters, isFiltered } = useDeliveryFilters();
  const list = useInfiniteQuery(deliveriesQuery(filters));
  return (
    <Section title={t('title')} note={t('note')} className="mt-9">
      <div className="pt-3">
        <DeliveryFilterBar />
        <ListTable
          label={t('title')}
          list={list}
          columns={useColumns()}
          rowKey={(delivery) => delivery.id}
          empty={
            <EmptyState title={isFiltered ? t('nothingFits') : t('emptyTitle')}>
              {isFiltered ? null : t('emptyText')}
            </EmptyState>
          }
        />
      </div>
    </Section>
  );
}

function useColumns(): readonly Column<DeliveryResource>[] {
  const t = useTranslations('deliveries');
  return [
    {
      id: 'topic',
      header: t('column.topic'),
      width: '24%',
      isName: true,
      cell: (delivery) => <Subject delivery={delivery} />,
    },
    {
      id: 'to',
      header: t('column.to'),
      width: '28%',
      hideBelow: 's',
      cell: (delivery) => <Receiver delivery={delivery} />,
    },
    {
      id: 'status',
      header: t('column.status'),
      width: '28%',
      cell: (delivery) => <DeliveryState delivery={delivery} />,
    },
    {
      id: 'attempts',
      header: t('column.attempts'),
      align: 'end',
      hideBelow: 'm',
      cell: ({ attempts }) => formatCount(attempts),
    },
    {
      id: 'created',
      header: t('column.created'),
      hideBelow: 'm',
      align: 'end',
      cell: ({ createdAt }) => <AgeText at={createdAt} />,
    },
    {
      id: 'act',
      header: <span className="sr-only">{t('column.acts')}</span>,
      align: 'end',
      cell: (delivery) => <ResendButton delivery={delivery} />,
    },
  ];
}

/** What a message is about; on a phone also who it goes to. */
function Subject({ delivery }: { readonly delivery: DeliveryResource }) {
  return (
    <>
      <span className="font-mono font-strong text-mono">{delivery.topic}</span>{' '}
      <span className="block font-mono text-ink-3 text-mono max-s:hidden">{delivery.subjectId}</span>
      <span className="s:hidden">
        <Receiver delivery={delivery} />
      </span>
    </>
  );
}

const ICONS: Readonly<Record<DeliveryResource['channel'], LucideIcon>> = {
  email: Mail,
  slack: Hash,
  webhook: Webhook,
};

function Receiver({ delivery: { channel, address } }: { readonly delivery: DeliveryResource }) {
  const t = useTranslations('deliveries.channels');
  const Icon = ICONS[channel];
  return (
    <span className="flex items-start gap-2">
      <Icon aria-hidden className="mt-0.5 size-3.75 shrink-0 text-ink-3" strokeWidth={1.75} />
      <span className="sr-only">{t(channel)}</span>
      <HiddenText text={address} className={channel === 'webhook' ? 'font-mono text-mono' : undefined} />
    </span>
  );
}
