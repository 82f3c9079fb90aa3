import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import { type ActivationMarks, activate } from '#lib/domain/pacts/lifecycle.ts';
import { onlyNarrows } from '#lib/domain/pacts/narrowing.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { requirePerson } from '#lib/operations/pacts/pact-parts.ts';
import { endOpenShadow } from '#lib/operations/pacts/shadow-parts.ts';
import {
  type HeldVersion,
  holdVersion,
  loadVersionView,
  movedOn,
  refusedStep,
  type VersionCall,
} from '#lib/operations/pacts/version-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { transitionVersion } from '#lib/store/pact-versions.ts';
import { renamePact } from '#lib/store/pacts.ts';
import { assertSteppedUp } from '#lib/store/step-ups.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

type Call = VersionCall & { readonly body: { readonly digest: string } };

/**
 * Puts a version in force and supersedes the one that was.
 * INVARIANT: it raises the guard, so no decision is recorded under the older version once this has committed.
 */
export async function activateVersion(scope: Scope, call: Call): Promise<Written<VersionView>> {
  const { personId } = requirePerson(scope);
  return write(scope, async (transaction) => {
    const held = await holdVersion(transaction, call);
    const { pact, version } = held;
    if (call.body.digest !== version.digest) throw refusedStep('approval_digest');
    const step = activate({
      status: version.status,
      approvals: held.signers('approval'),
      needed: held.needed,
      eligibleApprovers: held.eligible,
      actorId: personId,
      authorId: version.authorId,
      narrows: onlyNarrows(held.active?.content ?? null, version.content),
      mayActivate: mayDo(scope.principal, 'pact:activate') === null,
    });
    if (!step.ok) throw refusedStep(step.refusal);
    await assertSteppedUp(transaction, systemClock());
    await replaceActive(transaction, held, step, personId);
    await endOpenShadow(transaction, pact, { how: 'activated' });
    transaction.raiseGuard();
    return loadVersionView(transaction, scope, pact, version.number);
  });
}

async function replaceActive(
  transaction: WriteTransaction,
  held: HeldVersion,
  marks: ActivationMarks,
  personId: string,
): Promise<void> {
  const { pact, version, active } = held;
  const now = systemClock();
  const subject = { type: 'pact', id: pact.id };
  if (active) {
    const ended = { status: 'superseded', endedAt: now, endedById: personId } as const;
    if (
      !(await transitionVersion(
        transaction,
        { pactId: pact.id, number: active.number, from: 'active' },
        ended,
      ))
    )
      throw movedOn();
    transaction.record({
      type: 'pact.superseded',
      subject,
      payload: { key: pact.key, number: active.number, by: version.number },
    });
  }
  const change = {
    status: 'active',
    solo: marks.solo,
    narrowing: marks.narrowing,
    ratifyBy: marks.ratifyWithinMs === null ? null : new Date(now.getTime() + marks.ratifyWithinMs),
    activatedAt: now,
    activatedById: personId,
  } as const;
  if (
    !(await transitionVersion(
      transaction,
      { pactId: pact.id, number: version.number, from: version.status },
      change,
    ))
  )
    throw movedOn();
  await renamePact(transaction, pact.id, version.content.name);
  const payload = {
    key: pact.key,
    number: version.number,
    digest: version.digest,
    solo: marks.solo,
    narrowing: marks.narrowing,
  };
  transaction.record({ type: 'pact.activated', subject, payload });
  transaction.touch('pact', pact.id);
  transaction.tell({ topic: 'pact.activated', subjectId: pact.id, payload });
}
