import type { Scope } from '#lib/domain/access/principal.ts';
import type { Stop } from '#lib/domain/stops/types.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import * as stops from '#lib/store/stops.ts';
import { read } from '#lib/store/transaction.ts';

type ListStopsCall = { readonly query: PageRequest & { readonly all: 'true' | 'false' } };

/** Stops in force, newest first, or all of them. */
export async function listStops(scope: Scope, { query }: ListStopsCall): Promise<Page<Stop>> {
  const page = { limit: query.limit + 1, beforeId: placeOf(query) };
  const rows = await read(scope, (transaction) =>
    stops.list(transaction, { all: query.all === 'true' }, page),
  );
  return cutPage(rows, query, (stop) => stop.id);
}
