import type { Scope } from '#lib/domain/access/principal.ts';
import { approve } from '#lib/domain/pacts/lifecycle.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { requirePerson } from '#lib/operations/pacts/pact-parts.ts';
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

type Call = VersionCall & { readonly body: { readonly digest: string } };

/** Signs a version. With the last signature that is needed it becomes approved. */
export async function approveVersion(scope: Scope, call: Call): Promise<Written<VersionView>> {
  const { personId } = requirePerson(scope);
  return write(scope, async (transaction) => {
    const { pact, version, needed, signers } = await holdVersion(transaction, call);
    const step = approve({
      status: version.status,
      authorId: version.authorId,
      approverId: personId,
      priorApprovers: signers('approval'),
      needed,
      digestGiven: call.body.digest,
      digest: version.digest,
    });
    if (!step.ok) throw refusedStep(step.refusal);
    await assertSteppedUp(transaction, systemClock());
    const { number, digest } = version;
    if (
      !(await insertSignature(transaction, { pactId: pact.id, number, personId, kind: 'approval', digest }))
    )
      throw refusedStep('approval_repeated');
    if (
      step.to !== version.status &&
      !(await transitionVersion(
        transaction,
        { pactId: pact.id, number, from: version.status },
        { status: step.to },
      ))
    )
      throw movedOn();
    const payload = { key: pact.key, number, digest, missing: step.missing };
    transaction.record({ type: 'pact.approved', subject: { type: 'pact', id: pact.id }, payload });
    transaction.touch('pact', pact.id);
    if (step.missing === 0) transaction.tell({ topic: 'pact.approved', subjectId: pact.id, payload });
    return loadVersionView(transaction, scope, pact, number);
  });
}
