import type { Scope } from '#lib/domain/access/principal.ts';
import type { Check, Dimension } from '#lib/domain/evidence/types.ts';
import type { Rhythm } from '#lib/domain/pacts/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { assertRhythm, needCheck } from '#lib/operations/checks/check-parts.ts';
import { newId } from '#lib/platform/ids.ts';
import * as checks from '#lib/store/checks.ts';
import { ownerTeamId } from '#lib/store/owner-teams.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type NewCheck = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly dimension: Dimension;
  readonly rhythm: Rhythm | null;
  readonly owner: string;
};

/** Adds a check. */
export async function createCheck(
  scope: Scope,
  { body }: { readonly body: NewCheck },
): Promise<Written<Check>> {
  assertRhythm(body.rhythm);
  return write(scope, async (transaction) => {
    const { owner, ...check } = body;
    const id = newId('check');
    const added = { ...check, id, ownerTeamId: await ownerTeamId(transaction, owner) };
    if (!(await checks.insert(transaction, added))) {
      throw new Problem('key_taken', `There is a check ${check.key} already.`, {
        errors: [{ path: 'key', message: 'is taken' }],
      });
    }
    const payload = { key: check.key, name: check.name, dimension: check.dimension, owner };
    transaction.record({ type: 'check.created', subject: { type: 'check', id }, payload });
    transaction.touch('check', id);
    return needCheck(transaction, id);
  });
}
