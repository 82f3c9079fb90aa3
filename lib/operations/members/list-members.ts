import type { Member } from '#lib/domain/access/members.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import * as members from '#lib/store/members.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

/** A page of the workspace's members. */
export async function listMembers(
  scope: Scope,
  { query }: { readonly query: PageRequest },
): Promise<Page<Member>> {
  const after = { limit: query.limit + 1, afterId: placeOf(query) };
  const rows = await read(scope, (transaction) => members.list(transaction, after));
  return cutPage(rows, query, (member) => member.personId);
}
