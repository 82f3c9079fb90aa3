import type { Scope } from '#lib/domain/access/principal.ts';
import type { Check } from '#lib/domain/evidence/types.ts';
import { needCheck, retired } from '#lib/operations/checks/check-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as checks from '#lib/store/checks.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RetireCheckCall = {
  readonly params: { readonly checkKey: string };
  readonly body: { readonly reason: string };
};

/** Retires a check: what it found proves nothing any more, so no decision made before follows this answer. */
export async function retireCheck(scope: Scope, { params, body }: RetireCheckCall): Promise<Written<Check>> {
  return write(scope, async (transaction) => {
    const check = await needCheck(transaction, params.checkKey);
    if (!(await checks.retire(transaction, check.id, systemClock()))) throw retired(check.key);
    const payload = { key: check.key, reason: body.reason };
    transaction.record({ type: 'check.retired', subject: { type: 'check', id: check.id }, payload });
    transaction.touch('check', check.id);
    transaction.raiseGuard();
    return needCheck(transaction, check.id);
  });
}
