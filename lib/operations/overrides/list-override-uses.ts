import type { Scope } from '#lib/domain/access/principal.ts';
import type { OverrideUse } from '#lib/domain/overrides/types.ts';
import { type OverrideCall, requireOverride } from '#lib/operations/overrides/override-parts.ts';
import { listUses } from '#lib/store/override-uses.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

/** The decisions that used an override, newest first. */
export async function listOverrideUses(
  scope: Scope,
  { params, query }: OverrideCall & { readonly query: PageRequest },
): Promise<Page<OverrideUse>> {
  return read(scope, async (transaction) => {
    const { id } = await requireOverride(transaction, params.overrideId);
    const place = placeOf(query);
    const page = { limit: query.limit + 1, before: place === null ? null : Number(place) || 0 };
    return cutPage(await listUses(transaction, id, page), query, (use) => String(use.ordinal));
  });
}
