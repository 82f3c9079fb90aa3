import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { endShadowNow, loadShadowView, type ShadowView } from '#lib/operations/pacts/shadow-parts.ts';
import { holdVersion, loadVersionView, type VersionCall } from '#lib/operations/pacts/version-parts.ts';
import * as shadows from '#lib/store/shadows.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = VersionCall & { readonly body: { readonly reason: string } };

/** Ends a version's shadow before its date. What it found stays. */
export async function endShadow(scope: Scope, call: Call): Promise<Written<ShadowView>> {
  const { reason } = call.body;
  return write(scope, async (transaction) => {
    const { pact, version } = await holdVersion(transaction, call);
    const { number } = version;
    const open = await shadows.findOpen(transaction, pact.id);
    if (open?.number !== number) throw new Problem('shadow_status', `Version ${number} is not in shadow.`);
    if (!(await endShadowNow(transaction, pact, open, { how: 'by_hand', reason })))
      throw new Problem('shadow_status', 'The shadow has just ended.');
    return loadShadowView(transaction, await loadVersionView(transaction, scope, pact, number));
  });
}
