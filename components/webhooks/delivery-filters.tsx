'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { FilterBar, SelectFilter } from '#components/tables/filter-bar.tsx';
import { type DeliveryFilters, webhooksQuery } from '#lib/client/webhooks.ts';
import { DELIVERY_CHANNELS, DELIVERY_STATUSES } from '#lib/domain/webhooks/types.ts';

/** The filters as the address holds them. */
export function useDeliveryFilters() {
  const [{ status, channel, webhook }, setState] = useQueryStates({
    status: parseAsStringLiteral(DELIVERY_STATUSES),
    channel: parseAsStringLiteral(DELIVERY_CHANNELS),
    webhook: parseAsString,
  });
  const filters: DeliveryFilters = {
    ...(status && { status }),
    ...(channel && { channel }),
    ...(webhook && { webhookId: webhook }),
  };
  return { filters, isFiltered: Object.keys(filters).length > 0, clear: () => void setState(null) };
}

/** Status, channel and endpoint; all in the address. */
export function DeliveryFilterBar() {
  const t = useTranslations('deliveries');
  const { isFiltered, clear } = useDeliveryFilters();
  const webhooks = useInfiniteQuery(webhooksQuery).data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <FilterBar label={t('filters')} onClear={isFiltered ? clear : undefined}>
      <SelectFilter
        name="status"
        label={t('status')}
        options={DELIVERY_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
      />
      <SelectFilter
        name="channel"
        label={t('channel')}
        options={DELIVERY_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
      />
      {webhooks.length > 0 ? (
        <SelectFilter
          name="webhook"
          label={t('endpoint')}
          options={webhooks.map(({ id, url }) => ({ value: id, label: url }))}
        />
      ) : null}
    </FilterBar>
  );
}
