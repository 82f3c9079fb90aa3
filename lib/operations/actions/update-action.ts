import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import { isLowerTier } from '#lib/domain/actions/catalogue.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { type ActionView, viewAction } from '#lib/operations/actions/action-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as actions from '#lib/store/actions.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type UpdateActionCall = {
  readonly params: { readonly actionName: string };
  readonly body: { readonly tier?: Tier; readonly description?: string };
};

/** Changes a declared action. Raising its tier narrows and is immediate; lowering it widens and needs what activation needs. */
export async function updateAction(
  scope: Scope,
  { params, body }: UpdateActionCall,
): Promise<Written<ActionView>> {
  const name = params.actionName;
  return write(scope, async (transaction) => {
    const before = await actions.lockTier(transaction, name);
    if (before === null) throw notFound();
    const tier = body.tier ?? before;
    if (isLowerTier(tier, before)) assertMayWiden(scope, name, before, tier);
    await actions.update(transaction, name, { ...body, at: systemClock() });
    if (tier !== before) {
      transaction.record({
        type: 'action.tier_changed',
        subject: { type: 'action', id: name },
        payload: { name, before, after: tier },
      });
      transaction.raiseGuard();
    } else {
      transaction.record({
        type: 'action.updated',
        subject: { type: 'action', id: name },
        payload: { name, changed: Object.keys(body) },
      });
    }
    transaction.touch('action', name);
    return viewAction(transaction, name);
  });
}

function assertMayWiden(scope: Scope, name: string, before: Tier, after: Tier): void {
  const refusal = mayDo(scope.principal, 'pact:activate');
  if (!refusal) return;
  throw new Problem(
    refusal,
    `Lowering ${name} from ${before} to ${after} needs a person with pact:activate.`,
    {
      errors: [{ path: 'tier', message: 'can only be raised without pact:activate' }],
    },
  );
}
