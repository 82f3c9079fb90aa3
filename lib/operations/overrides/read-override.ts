import type { Scope } from '#lib/domain/access/principal.ts';
import type { OverrideView } from '#lib/domain/overrides/views.ts';
import { type OverrideCall, viewOverride } from '#lib/operations/overrides/override-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** One override, and what the caller may do about it. */
export async function readOverride(scope: Scope, { params }: OverrideCall): Promise<OverrideView> {
  return read(scope, (transaction) => viewOverride(transaction, params.overrideId));
}
