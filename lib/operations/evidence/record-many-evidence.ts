import type { Scope } from '#lib/domain/access/principal.ts';
import type { EvidenceInput } from '#lib/operations/evidence/claims.ts';
import { saveEvidence } from '#lib/operations/evidence/save-evidence.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RecordManyCall = { readonly body: { readonly items: readonly EvidenceInput[] } };

/** Records many results, all of them or none; answers their ids in the same order. */
export async function recordManyEvidence(
  scope: Scope,
  { body }: RecordManyCall,
): Promise<Written<readonly string[]>> {
  return write(scope, (transaction) => saveEvidence(transaction, body.items, (index) => `items.${index}.`));
}
