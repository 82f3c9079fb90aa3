import type { Scope } from '#lib/domain/access/principal.ts';
import { withdraw } from '#lib/domain/pacts/lifecycle.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { requirePerson } from '#lib/operations/pacts/pact-parts.ts';
import { endOpenShadow } from '#lib/operations/pacts/shadow-parts.ts';
import {
  holdVersion,
  loadVersionView,
  movedOn,
  refusedStep,
  type VersionCall,
} from '#lib/operations/pacts/version-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { insertSignature, transitionVersion } from '#lib/store/pact-versions.ts';
import { assertSteppedUp } from '#lib/store/step-ups.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = VersionCall & { readonly body: { readonly reason: string } };

/** Asks to take the active version out of force, or agrees to it. With the last consent that is needed it goes. */
export async function withdrawVersion(scope: Scope, call: Call): Promise<Written<VersionView>> {
  const { personId } = requirePerson(scope);
  const { reason } = call.body;
  return write(scope, async (transaction) => {
    const { pact, version, needed, eligible, signers } = await holdVersion(transaction, call);
    const { number, digest } = version;
    const step = withdraw({
      status: version.status,
      reason,
      actorId: personId,
      consents: signers('withdrawal'),
      needed,
      eligibleApprovers: eligible,
    });
    if (!step.ok) throw refusedStep(step.refusal);
    await assertSteppedUp(transaction, systemClock());
    await insertSignature(transaction, { pactId: pact.id, number, personId, kind: 'withdrawal', digest });
    const payload = { key: pact.key, number, reason, missing: step.missing };
    if (step.to === 'withdrawn') {
      const change = { status: step.to, reason, endedAt: systemClock(), endedById: personId };
      if (!(await transitionVersion(transaction, { pactId: pact.id, number, from: 'active' }, change)))
        throw movedOn();
      await endOpenShadow(transaction, pact, { how: 'withdrawn' });
      transaction.raiseGuard();
    }
    transaction.record({ type: 'pact.withdrawn', subject: { type: 'pact', id: pact.id }, payload });
    transaction.touch('pact', pact.id);
    transaction.tell({ topic: 'pact.withdrawn', subjectId: pact.id, payload });
    return loadVersionView(transaction, scope, pact, number);
  });
}
