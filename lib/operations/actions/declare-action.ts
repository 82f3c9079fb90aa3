import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import { isLowerTier } from '#lib/domain/actions/catalogue.ts';
import { type Tier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type ActionView, viewAction } from '#lib/operations/actions/action-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as actions from '#lib/store/actions.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type DeclareActionCall = {
  readonly body: { readonly name: string; readonly tier: Tier; readonly description: string };
};

/**
 * Adds an action to the catalogue. Until then it counted as high; a person who declares it lower widens what agents may
 * do, and needs what activation needs. A key with the admin scope sets up a workspace and may declare any tier.
 */
export async function declareAction(scope: Scope, { body }: DeclareActionCall): Promise<Written<ActionView>> {
  const { name, tier, description } = body;
  if (isLowerTier(tier, UNDECLARED_TIER) && scope.principal.type === 'person') {
    const refusal = mayDo(scope.principal, 'pact:activate');
    const text = `Until it is declared ${name} counts as ${UNDECLARED_TIER}; declaring it ${tier} needs pact:activate.`;
    if (refusal)
      throw new Problem(refusal, text, { errors: [{ path: 'tier', message: 'needs pact:activate' }] });
  }
  return write(scope, async (transaction) => {
    if (!(await actions.insert(transaction, { name, tier, description, at: systemClock() }))) {
      const errors = [{ path: 'name', message: 'is taken' }];
      throw new Problem('key_taken', `${name} is declared already.`, { errors });
    }
    transaction.record({
      type: 'action.declared',
      subject: { type: 'action', id: name },
      payload: { name, tier },
    });
    transaction.touch('action', name);
    transaction.raiseGuard();
    return viewAction(transaction, name);
  });
}
