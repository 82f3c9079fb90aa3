import type { Scope } from '#lib/domain/access/principal.ts';
import { refuseAnswer } from '#lib/domain/overrides/lifecycle.ts';
import type { OverrideView } from '#lib/domain/overrides/views.ts';
import { announce } from '#lib/operations/overrides/announce-override.ts';
import {
  actorOf,
  answeredMeanwhile,
  assertNotRefused,
  type OverrideCall,
  readOverrideRole,
  requireOverride,
  viewOverride,
} from '#lib/operations/overrides/override-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as overrides from '#lib/store/overrides.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type DenyCall = OverrideCall & { readonly body: { readonly text: string } };

/** Denies what somebody else asked for, and says why. */
export async function denyOverride(scope: Scope, { params, body }: DenyCall): Promise<Written<OverrideView>> {
  const actor = actorOf(scope);
  return write(scope, async (transaction) => {
    const now = systemClock();
    const override = await requireOverride(transaction, params.overrideId);
    assertNotRefused(refuseAnswer(override, actor, await readOverrideRole(transaction), now));
    const answer = { answeredById: actor.personId, answeredAt: now, answerText: body.text };
    const step = { id: override.id, from: override.status };
    if (!(await overrides.transition(transaction, step, { status: 'denied', ...answer })))
      throw answeredMeanwhile();
    const view = await viewOverride(transaction, override.id);
    announce(transaction, 'override.denied', view, { text: body.text });
    return view;
  });
}
