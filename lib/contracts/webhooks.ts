import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  nothing,
  PageQuery,
  PersonRef,
  pageOf,
  Timestamp,
  timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import {
  DELIVERY_CHANNELS,
  DELIVERY_STATUSES,
  type Delivery,
  WEBHOOK_TOPICS,
  type Webhook,
} from '#lib/domain/webhooks/types.ts';

/** An endpoint that is told of events, after Standard Webhooks with Ed25519 signatures (`v1a`). */
export const WebhookResource = z.strictObject({
  id: z.string(),
  url: z.string(),
  topics: z.array(z.enum(WEBHOOK_TOPICS)),
  /** `whpk_` and the raw Ed25519 key in base64: verifies every message to this endpoint. */
  publicKey: z.string(),
  createdBy: PersonRef,
  createdAt: Timestamp,
});
export type WebhookResource = z.output<typeof WebhookResource>;

export const CreateWebhookBody = z.strictObject({
  url: z.string().trim().min(1, 'must not be empty').max(500),
  topics: z
    .array(z.enum(WEBHOOK_TOPICS))
    .min(1, 'must name at least one topic')
    .overwrite((topics) => [...new Set(topics)].sort()),
});

/** One message on its way to one address. */
export const DeliveryResource = z.strictObject({
  id: z.string(),
  messageId: z.string(),
  topic: z.string(),
  subjectId: z.string(),
  channel: z.enum(DELIVERY_CHANNELS),
  /** An e-mail address, the name of a team with a Slack channel, or a webhook's URL. */
  address: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  nextAttemptAt: Timestamp.nullable(),
  lastError: z.string().nullable(),
  deliveredAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type DeliveryResource = z.output<typeof DeliveryResource>;

export const listWebhooksContract = defineContract({
  name: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  tag: 'webhooks',
  summary: 'Endpoints in use, oldest first.',
  permission: 'webhook:read',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(WebhookResource),
  status: 200,
  problems: [],
});

export const createWebhookContract = defineContract({
  name: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  tag: 'webhooks',
  summary: 'Add an endpoint. It must be reachable over https at a public address.',
  permission: 'webhook:write',
  params: nothing,
  query: nothing,
  body: CreateWebhookBody,
  answer: WebhookResource,
  status: 201,
  problems: ['url_refused'],
});

export const removeWebhookContract = defineContract({
  name: 'removeWebhook',
  method: 'DELETE',
  path: '/webhooks/{webhookId}',
  tag: 'webhooks',
  summary: 'Remove an endpoint; what was still on its way to it fails.',
  permission: 'webhook:write',
  params: z.strictObject({ webhookId: z.string().max(60) }),
  query: nothing,
  body: nothing,
  answer: nothing,
  status: 204,
  problems: ['not_found'],
});

export const listDeliveriesContract = defineContract({
  name: 'listDeliveries',
  method: 'GET',
  path: '/deliveries',
  tag: 'webhooks',
  summary: 'What was sent to whom, newest first.',
  permission: 'webhook:read',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    status: z.enum(DELIVERY_STATUSES).optional(),
    channel: z.enum(DELIVERY_CHANNELS).optional(),
    webhookId: z.string().max(60).optional(),
    subjectId: z.string().max(60).optional(),
  }),
  body: nothing,
  answer: pageOf(DeliveryResource),
  status: 200,
  problems: [],
});

export const resendDeliveryContract = defineContract({
  name: 'resendDelivery',
  method: 'POST',
  path: '/deliveries/{deliveryId}/resend',
  tag: 'webhooks',
  summary: 'Send a message again, from the first attempt.',
  permission: 'webhook:write',
  params: z.strictObject({ deliveryId: z.string().max(60) }),
  query: nothing,
  body: nothing,
  answer: DeliveryResource,
  status: 200,
  problems: ['not_found', 'conflict'],
});

export function presentWebhook({ topics, createdBy, createdAt, ...webhook }: Webhook): WebhookResource {
  return { ...webhook, topics: [...topics], createdBy: { ...createdBy }, createdAt: timestamp(createdAt) };
}

export function presentWebhookPage(page: {
  readonly items: readonly Webhook[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentWebhook), next: page.next };
}

export function presentDelivery(delivery: Delivery): DeliveryResource {
  const { addressText, nextAttemptAt, deliveredAt, createdAt, ...rest } = delivery;
  return {
    ...rest,
    address: addressText,
    nextAttemptAt: rest.status === 'pending' ? timestamp(nextAttemptAt) : null,
    deliveredAt: timestampOrNull(deliveredAt),
    createdAt: timestamp(createdAt),
  };
}

export function presentDeliveryPage(page: {
  readonly items: readonly Delivery[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentDelivery), next: page.next };
}
