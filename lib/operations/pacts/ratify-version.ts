import type { Scope } from '#lib/domain/access/principal.ts';
import { ratify } from '#lib/domain/pacts/lifecycle.ts';
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

/** Signs, as a second person, what was put in force by one. */
export async function ratifyVersion(scope: Scope, call: Call): Promise<Written<VersionView>> {
  const { personId } = requirePerson(scope);
  return write(scope, async (transaction) => {
    const { pact, version } = await holdVersion(transaction, call);
    const { number, digest } = version;
    const step = ratify({
      status: version.status,
      solo: version.isSolo,
      narrowing: version.isNarrowing,
      isRatified: version.ratifiedAt !== null,
      authorId: version.authorId,
      activatorId: version.activatedById ?? '',
      actorId: personId,
      digestGiven: call.body.digest,
      digest,
    });
    if (!step.ok) throw refusedStep(step.refusal);
    await assertSteppedUp(transaction, systemClock());
    if (
      !(await insertSignature(transaction, {
        pactId: pact.id,
        number,
        personId,
        kind: 'ratification',
        digest,
      }))
    )
      throw refusedStep('approval_repeated');
    const change = { status: step.to, ratifiedAt: systemClock() };
    if (!(await transitionVersion(transaction, { pactId: pact.id, number, from: 'active' }, change)))
      throw movedOn();
    transaction.record({
      type: 'pact.ratified',
      subject: { type: 'pact', id: pact.id },
      payload: { key: pact.key, number, digest },
    });
    transaction.touch('pact', pact.id);
    return loadVersionView(transaction, scope, pact, number);
  });
}
