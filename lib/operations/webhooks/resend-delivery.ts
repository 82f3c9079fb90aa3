import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import type { Delivery } from '#lib/domain/webhooks/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as deliveries from '#lib/store/deliveries.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type ResendDeliveryCall = { readonly params: { readonly deliveryId: string } };

/** Sends a message again that was delivered or given up. */
export async function resendDelivery(
  scope: Scope,
  { params }: ResendDeliveryCall,
): Promise<Written<Delivery>> {
  return write(scope, async (transaction) => {
    const before = await deliveries.find(transaction, params.deliveryId);
    if (!before) throw notFound();
    if (!(await deliveries.restart(transaction, before.id, systemClock())))
      throw new Problem('conflict', 'This message is still on its way; it is sent again by itself.');
    transaction.touch('delivery', before.id);
    const after = await deliveries.find(transaction, before.id);
    if (!after) throw notFound();
    return after;
  });
}
