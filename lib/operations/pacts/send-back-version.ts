import type { Scope } from '#lib/domain/access/principal.ts';
import { sendBack } from '#lib/domain/pacts/lifecycle.ts';
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
import { insertDraft } from '#lib/store/pact-drafts.ts';
import { transitionVersion } from '#lib/store/pact-versions.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = VersionCall & { readonly body: { readonly reason: string } };

/** Closes the version with a reason. Its text becomes the draft again, unless somebody has begun another. */
export async function sendBackVersion(scope: Scope, call: Call): Promise<Written<VersionView>> {
  const { personId } = requirePerson(scope);
  const { reason } = call.body;
  return write(scope, async (transaction) => {
    const { pact, version } = await holdVersion(transaction, call);
    const { number } = version;
    const step = sendBack({ status: version.status, reason });
    if (!step.ok) throw refusedStep(step.refusal);
    const change = { status: step.to, reason, endedAt: systemClock(), endedById: personId };
    if (!(await transitionVersion(transaction, { pactId: pact.id, number, from: version.status }, change)))
      throw movedOn();
    await endOpenShadow(transaction, pact, { how: 'sent_back' });
    await insertDraft(transaction, {
      pactId: pact.id,
      content: version.content,
      basedOn: number,
      authorId: version.authorId,
    });
    const payload = { key: pact.key, number, reason };
    transaction.record({ type: 'pact.sent_back', subject: { type: 'pact', id: pact.id }, payload });
    transaction.touch('pact', pact.id);
    transaction.tell({ topic: 'pact.sent_back', subjectId: pact.id, payload });
    return loadVersionView(transaction, scope, pact, number);
  });
}
