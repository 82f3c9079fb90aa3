import type { Scope } from '#lib/domain/access/principal.ts';
import type { Evidence } from '#lib/domain/evidence/types.ts';
import { needEvidence } from '#lib/operations/evidence/evidence-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** One piece of evidence. */
export async function readEvidence(
  scope: Scope,
  { params }: { readonly params: { readonly evidenceId: string } },
): Promise<Evidence> {
  return read(scope, (transaction) => needEvidence(transaction, params.evidenceId));
}
