import type { Scope } from '#lib/domain/access/principal.ts';
import type { Delivery, DeliveryChannel, DeliveryStatus } from '#lib/domain/webhooks/types.ts';
import * as deliveries from '#lib/store/deliveries.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

type ListDeliveriesQuery = PageRequest & {
  readonly status?: DeliveryStatus;
  readonly channel?: DeliveryChannel;
  readonly webhookId?: string;
  readonly subjectId?: string;
};

/** What was sent to whom, newest first. */
export async function listDeliveries(
  scope: Scope,
  { query }: { readonly query: ListDeliveriesQuery },
): Promise<Page<Delivery>> {
  const { status, channel, webhookId, subjectId } = query;
  const page = { limit: query.limit + 1, beforeId: placeOf(query) };
  const filter = { status, channel, subjectId, ...(webhookId !== undefined && { address: webhookId }) };
  const rows = await read(scope, (transaction) => deliveries.list(transaction, filter, page));
  return cutPage(rows, query, (delivery) => delivery.id);
}
