import type { Invitation } from '#lib/domain/access/members.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import * as invitations from '#lib/store/invitations.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

/** A page of the invitations that are open or have run out unanswered, newest first. */
export async function listInvitations(
  scope: Scope,
  { query }: { readonly query: PageRequest },
): Promise<Page<Invitation>> {
  const before = { limit: query.limit + 1, beforeId: placeOf(query) };
  const rows = await read(scope, (transaction) => invitations.listOpen(transaction, before));
  return cutPage(rows, query, (invitation) => invitation.id);
}
