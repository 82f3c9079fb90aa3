import type { Scope } from '#lib/domain/access/principal.ts';
import { mailAddresses } from '#lib/operations/deliveries/recipients.ts';
import * as outbox from '#lib/store/outbox.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';
import { listSubscribed } from '#lib/store/webhooks.ts';

const AT_ONCE = 50;

/**
 * Turns the next messages into deliveries, one for each address. Bookkeeping of what was decided elsewhere: it changes
 * nothing that gates or screens decide by, so it takes no revision.
 */
export async function routeOutbox(scope: Scope, now: Date): Promise<number> {
  return read(scope, async (transaction) => {
    const messages = await outbox.takeUnrouted(transaction, AT_ONCE);
    for (const message of messages) {
      await outbox.route(transaction, message.id, await destinations(transaction, message), now);
    }
    return messages.length;
  });
}

async function destinations(
  transaction: Transaction,
  message: outbox.OutboxMessage,
): Promise<outbox.Destination[]> {
  const mails = await mailAddresses(transaction, message);
  const webhooks = await listSubscribed(transaction, message.topic);
  return [
    ...mails.map((address) => ({ channel: 'email' as const, address })),
    ...webhooks.map((address) => ({ channel: 'webhook' as const, address })),
  ];
}
