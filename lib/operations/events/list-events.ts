import type { Scope } from '#lib/domain/access/principal.ts';
import { idFloor } from '#lib/platform/ids.ts';
import * as events from '#lib/store/events.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

type ListEventsQuery = PageRequest & {
  readonly type?: string;
  readonly actor?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly from?: string;
  readonly to?: string;
};

/** What happened, newest first. */
export async function listEvents(
  scope: Scope,
  { query }: { readonly query: ListEventsQuery },
): Promise<Page<events.RecordedEvent>> {
  const { type, actor, subjectType, subjectId, from, to } = query;
  const filter = { type, actorId: actor, subjectType, subjectId };
  const fromId = from === undefined ? null : idFloor('event', Date.parse(from));
  const beforeId = placeOf(query) ?? (to === undefined ? null : idFloor('event', Date.parse(to)));
  const page = { limit: query.limit + 1, beforeId, fromId };
  const rows = await read(scope, (transaction) => events.list(transaction, filter, page));
  return cutPage(rows, query, (event) => event.id);
}
