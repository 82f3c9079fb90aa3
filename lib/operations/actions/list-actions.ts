import type { Scope } from '#lib/domain/access/principal.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import { type ActionView, viewActions } from '#lib/operations/actions/action-parts.ts';
import * as actions from '#lib/store/actions.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

type ListActionsQuery = PageRequest & {
  readonly declared?: 'true' | 'false';
  readonly tier?: Tier;
  readonly text?: string;
};

/** A page of the catalogue and of what was seen besides it, by name. */
export async function listActions(
  scope: Scope,
  { query }: { readonly query: ListActionsQuery },
): Promise<Page<ActionView>> {
  const { declared, tier, text } = query;
  const filter = { tier, text, isDeclared: declared === undefined ? undefined : declared === 'true' };
  return read(scope, async (transaction) => {
    const rows = await actions.list(transaction, filter, {
      limit: query.limit + 1,
      afterName: placeOf(query),
    });
    const page = cutPage(rows, query, (action) => action.name);
    return { ...page, items: await viewActions(transaction, page.items) };
  });
}
