import type { StepUpOffer } from '#lib/domain/access/passkeys.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { challengeFor, personAt } from '#lib/operations/step-up/step-up-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { listForCheck } from '#lib/store/passkeys.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** What one of the person's passkeys has to sign so that this session is proven. */
export async function offerStepUp(scope: Scope): Promise<Written<StepUpOffer>> {
  const { personId } = personAt(scope);
  return write(scope, async (transaction) => {
    const passkeys = await listForCheck(transaction, personId);
    if (passkeys.length === 0)
      throw new Problem('passkey_refused', 'You have no passkey. Use your password, or add a passkey first.');
    transaction.touch('passkey', personId);
    return { passkeys, ...(await challengeFor(transaction, personId, 'step_up', systemClock())) };
  });
}
