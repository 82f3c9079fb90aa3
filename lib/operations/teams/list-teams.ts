import type { Scope } from '#lib/domain/access/principal.ts';
import type { Team } from '#lib/domain/access/teams.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import * as teams from '#lib/store/teams.ts';
import { read } from '#lib/store/transaction.ts';

/** A page of the workspace's teams, by key. */
export async function listTeams(
  scope: Scope,
  { query }: { readonly query: PageRequest },
): Promise<Page<Team>> {
  const after = { limit: query.limit + 1, afterKey: placeOf(query) };
  const rows = await read(scope, (transaction) => teams.list(transaction, after));
  return cutPage(rows, query, (team) => team.key);
}
