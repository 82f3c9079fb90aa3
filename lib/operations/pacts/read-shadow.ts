import type { Scope } from '#lib/domain/access/principal.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { loadShadowView, type ShadowView } from '#lib/operations/pacts/shadow-parts.ts';
import { loadVersionView, type VersionCall } from '#lib/operations/pacts/version-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** The version's shadow, running or the last one, and what it found. */
export async function readShadow(scope: Scope, { params }: VersionCall): Promise<ShadowView> {
  return read(scope, async (transaction) => {
    const pact = await requirePact(transaction, params.pactKey);
    return loadShadowView(transaction, await loadVersionView(transaction, scope, pact, params.number));
  });
}
