import type { Scope } from '#lib/domain/access/principal.ts';
import { refuseRevoke } from '#lib/domain/overrides/lifecycle.ts';
import type { OverrideView } from '#lib/domain/overrides/views.ts';
import { announce } from '#lib/operations/overrides/announce-override.ts';
import {
  actorOf,
  answeredMeanwhile,
  assertNotRefused,
  type OverrideCall,
  requireOverride,
  viewOverride,
} from '#lib/operations/overrides/override-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as overrides from '#lib/store/overrides.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RevokeCall = OverrideCall & { readonly body: { readonly reason: string } };

/**
 * Ends a granted override, or withdraws a request. Authority narrows with it, so no decision that leans on the override
 * is recorded after this answers.
 */
export async function revokeOverride(
  scope: Scope,
  { params, body }: RevokeCall,
): Promise<Written<OverrideView>> {
  const actor = actorOf(scope);
  return write(scope, async (transaction) => {
    const now = systemClock();
    const override = await requireOverride(transaction, params.overrideId);
    assertNotRefused(refuseRevoke(override, actor, now));
    const ending = { endedAt: now, endedById: actor.personId, endReason: body.reason };
    const step = { id: override.id, from: override.status };
    if (!(await overrides.transition(transaction, step, { status: 'revoked', ...ending })))
      throw answeredMeanwhile();
    transaction.raiseGuard();
    const view = await viewOverride(transaction, override.id);
    announce(transaction, 'override.revoked', view, {
      reason: body.reason,
      isWithdrawn: override.status === 'requested',
    });
    return view;
  });
}
