import type { Scope } from '#lib/domain/access/principal.ts';
import { type ActionView, viewAction } from '#lib/operations/actions/action-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** One action by its name, declared or only seen. */
export async function readAction(
  scope: Scope,
  { params }: { readonly params: { readonly actionName: string } },
): Promise<ActionView> {
  return read(scope, (transaction) => viewAction(transaction, params.actionName));
}
