import { defineWriteRoute } from '#lib/api/define-route.ts';
import { removeWebhookContract } from '#lib/contracts/webhooks.ts';
import { removeWebhook } from '#lib/operations/webhooks/remove-webhook.ts';

export const DELETE = defineWriteRoute(removeWebhookContract, removeWebhook, () => ({}));
