import type { Scope } from '#lib/domain/access/principal.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { loadVersionView, type VersionCall } from '#lib/operations/pacts/version-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** A version as it was submitted, who signed it and what changed. */
export async function readVersion(scope: Scope, { params }: VersionCall): Promise<VersionView> {
  return read(scope, async (transaction) =>
    loadVersionView(transaction, scope, await requirePact(transaction, params.pactKey), params.number),
  );
}
