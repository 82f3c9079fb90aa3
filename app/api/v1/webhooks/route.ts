import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  createWebhookContract,
  listWebhooksContract,
  presentWebhook,
  presentWebhookPage,
} from '#lib/contracts/webhooks.ts';
import { createWebhook } from '#lib/operations/webhooks/create-webhook.ts';
import { listWebhooks } from '#lib/operations/webhooks/list-webhooks.ts';

export const GET = defineReadRoute(listWebhooksContract, listWebhooks, presentWebhookPage);
export const POST = defineWriteRoute(createWebhookContract, createWebhook, presentWebhook);
