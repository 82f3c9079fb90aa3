import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { type Written, write } from '#lib/store/transaction.ts';
import * as webhooks from '#lib/store/webhooks.ts';

type RemoveWebhookCall = { readonly params: { readonly webhookId: string } };

/** Removes an endpoint. */
export async function removeWebhook(scope: Scope, { params }: RemoveWebhookCall): Promise<Written<null>> {
  return write(scope, async (transaction) => {
    const id = params.webhookId;
    if (!(await webhooks.disable(transaction, id, systemClock()))) throw notFound();
    transaction.record({ type: 'webhook.removed', subject: { type: 'webhook', id }, payload: {} });
    transaction.touch('webhook', id);
    return null;
  });
}
