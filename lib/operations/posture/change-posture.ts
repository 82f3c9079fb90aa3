import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import { loosenedTiers } from '#lib/domain/decisions/posture-change.ts';
import type { Posture } from '#lib/domain/decisions/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import * as postures from '#lib/store/posture.ts';
import * as teams from '#lib/store/teams.ts';
import { type Transaction, type Written, write } from '#lib/store/transaction.ts';

/** Replaces the posture. Whoever may narrow may tighten it at once; loosening a tier needs what activation needs. */
export async function changePosture(
  scope: Scope,
  { body }: { readonly body: Posture },
): Promise<Written<Posture>> {
  return write(scope, async (transaction) => {
    await postures.lock(transaction);
    const loosened = loosenedTiers(await postures.find(transaction), body);
    if (loosened.length > 0) assertMayLoosen(scope, loosened);
    await assertOwners(transaction, body);
    await postures.replace(transaction, body);
    const effects = TIERS.map((tier) => `${tier}: ${body[tier].effect}`);
    transaction.record({
      type: 'posture.changed',
      subject: { type: 'workspace', id: scope.workspaceId },
      payload: { effects, loosened },
    });
    transaction.touch('workspace', scope.workspaceId);
    transaction.raiseGuard();
    return postures.find(transaction);
  });
}

function assertMayLoosen(scope: Scope, tiers: readonly Tier[]): void {
  const refusal = mayDo(scope.principal, 'pact:activate');
  if (!refusal) return;
  const errors = tiers.map((tier) => ({ path: tier, message: 'asks less than before' }));
  throw new Problem(refusal, `Loosening the posture at ${tiers.join(', ')} needs pact:activate.`, { errors });
}

async function assertOwners(transaction: Transaction, posture: Posture): Promise<void> {
  for (const tier of TIERS) {
    const rule = posture[tier];
    if (rule.effect === 'allow' || rule.owner === null) continue;
    if (await teams.find(transaction, rule.owner)) continue;
    const fault = { path: `${tier}.owner`, message: `names no team here: ${rule.owner}` };
    throw new Problem('invalid_request', `${fault.path}: ${fault.message}`, { errors: [fault] });
  }
}
