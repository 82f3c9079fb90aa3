import type { Scope } from '#lib/domain/access/principal.ts';
import type { Evidence } from '#lib/domain/evidence/types.ts';
import type { EvidenceInput } from '#lib/operations/evidence/claims.ts';
import { needEvidence } from '#lib/operations/evidence/evidence-parts.ts';
import { saveEvidence } from '#lib/operations/evidence/save-evidence.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** Records one result of a check. */
export async function recordEvidence(
  scope: Scope,
  { body }: { readonly body: EvidenceInput },
): Promise<Written<Evidence>> {
  return write(scope, async (transaction) => {
    const [id = ''] = await saveEvidence(transaction, [body], () => '');
    return needEvidence(transaction, id);
  });
}
