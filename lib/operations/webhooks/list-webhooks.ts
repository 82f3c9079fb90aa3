import type { Scope } from '#lib/domain/access/principal.ts';
import type { Webhook } from '#lib/domain/webhooks/types.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';
import * as webhooks from '#lib/store/webhooks.ts';

/** A page of the endpoints in use. */
export async function listWebhooks(
  scope: Scope,
  { query }: { readonly query: PageRequest },
): Promise<Page<Webhook>> {
  const page = { limit: query.limit + 1, afterId: placeOf(query) };
  const rows = await read(scope, (transaction) => webhooks.list(transaction, page));
  return cutPage(rows, query, (webhook) => webhook.id);
}
