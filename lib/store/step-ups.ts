import type { PersonPrincipal } from '#lib/domain/access/principal.ts';
import { isProven, STEP_UP_VALID_MS } from '#lib/domain/access/step-up.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/** How somebody proved that it is them. */
export type StepUpMethod = 'password' | 'passkey';

/** When the person's session was last proven after signing in, in milliseconds; null for never. */
export async function findSteppedUpAt(
  { db }: Transaction,
  { personId, sessionId }: PersonPrincipal,
): Promise<number | null> {
  const row = await db.stepUp.findFirst({ where: { sessionId, personId }, select: { at: true } });
  return row?.at.getTime() ?? null;
}

/**
 * Lets an act go on whose session has proven who is at the keyboard, and the product's own work. Raises
 * `step_up_required` otherwise.
 * INVARIANT: what proves a session is its own sign-in or step-up, never that of another session of the same person.
 */
export async function assertSteppedUp(transaction: Transaction, now: Date): Promise<void> {
  const { principal } = transaction.scope;
  if (principal.type === 'system') return;
  if (principal.type === 'key') throw new Problem('person_required', 'Only a person can prove who they are.');
  const { signedInAt } = principal;
  const steppedUpAt = await findSteppedUpAt(transaction, principal);
  if (isProven({ signedInAt, steppedUpAt }, now.getTime())) return;
  throw new Problem(
    'step_up_required',
    'Nothing has changed. Prove with a passkey or your password that it is you, then send this again.',
  );
}

/** Keeps that the session was proven now, and forgets what proves nothing any more. */
export async function record(
  { db }: WriteTransaction,
  { personId, sessionId }: PersonPrincipal,
  { method, at }: { readonly method: StepUpMethod; readonly at: Date },
): Promise<void> {
  await db.stepUp.deleteMany({ where: { personId, at: { lt: new Date(at.getTime() - STEP_UP_VALID_MS) } } });
  const proof = { personId, method, at };
  await db.stepUp.upsert({
    where: { sessionId },
    create: { sessionId, ...proof },
    update: proof,
    select: { sessionId: true },
  });
}
