import type { Scope } from '#lib/domain/access/principal.ts';
import type { Check } from '#lib/domain/evidence/types.ts';
import { needCheck } from '#lib/operations/checks/check-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** One check, by key or id. */
export async function readCheck(
  scope: Scope,
  { params }: { readonly params: { readonly checkKey: string } },
): Promise<Check> {
  return read(scope, (transaction) => needCheck(transaction, params.checkKey));
}
