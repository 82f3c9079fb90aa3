import type { Scope } from '#lib/domain/access/principal.ts';
import type { Check, Dimension } from '#lib/domain/evidence/types.ts';
import type { Rhythm } from '#lib/domain/pacts/types.ts';
import { assertRhythm, needCheck, retired } from '#lib/operations/checks/check-parts.ts';
import * as checks from '#lib/store/checks.ts';
import { ownerTeamId } from '#lib/store/owner-teams.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type CheckChange = {
  readonly name?: string;
  readonly description?: string;
  readonly dimension?: Dimension;
  readonly rhythm?: Rhythm | null;
  readonly owner?: string;
};
type UpdateCheckCall = { readonly params: { readonly checkKey: string }; readonly body: CheckChange };

/** Changes a check; what is left out stays as it is. */
export async function updateCheck(scope: Scope, { params, body }: UpdateCheckCall): Promise<Written<Check>> {
  assertRhythm(body.rhythm);
  return write(scope, async (transaction) => {
    const check = await needCheck(transaction, params.checkKey);
    const { owner, ...change } = body;
    const ownerChange = owner === undefined ? {} : { ownerTeamId: await ownerTeamId(transaction, owner) };
    if (!(await checks.update(transaction, check.id, { ...change, ...ownerChange })))
      throw retired(check.key);
    const payload = { key: check.key, changed: Object.keys(body) };
    transaction.record({ type: 'check.updated', subject: { type: 'check', id: check.id }, payload });
    transaction.touch('check', check.id);
    return needCheck(transaction, check.id);
  });
}
