import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  createWebhookContract,
  listDeliveriesContract,
  listWebhooksContract,
  removeWebhookContract,
  resendDeliveryContract,
} from '#lib/client/generated/endpoints.ts';
import { pagesOptions } from '#lib/client/pages.ts';
import { request } from '#lib/client/request.ts';
import type { CreateWebhookBody, DeliveryResource, WebhookResource } from '#lib/contracts/webhooks.ts';

export type { DeliveryResource, WebhookResource };

export type DeliveryFilters = Omit<z.input<(typeof listDeliveriesContract)['query']>, 'limit' | 'cursor'>;

const WEBHOOKS = ['webhooks'] as const;
const DELIVERIES = ['deliveries'] as const;

/** Endpoints in use, a page at a time. */
export const webhooksQuery = pagesOptions(WEBHOOKS, (cursor, signal) =>
  request(listWebhooksContract, { query: { cursor }, signal }),
);

/** What was sent to whom, newest first, read again while messages are on their way. */
export function deliveriesQuery(filters: DeliveryFilters = {}) {
  return {
    ...pagesOptions([...DELIVERIES, filters], (cursor, signal) =>
      request(listDeliveriesContract, { query: { ...filters, cursor }, signal }),
    ),
    refetchInterval: 5_000,
  };
}

/** Adds an endpoint. */
export function createWebhookMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof CreateWebhookBody>) => request(createWebhookContract, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: WEBHOOKS }),
  });
}

/** Removes an endpoint. */
export function removeWebhookMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (webhookId: string) => request(removeWebhookContract, { params: { webhookId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: WEBHOOKS }),
  });
}

/** Sends a message again. */
export function resendDeliveryMutation(queryClient: QueryClient) {
  return mutationOptions({
    mutationFn: (deliveryId: string) => request(resendDeliveryContract, { params: { deliveryId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: DELIVERIES }),
  });
}
