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
  refuseTarget,
  requireOverride,
  viewOverride,
} from '#lib/operations/overrides/override-parts.ts';
import { loadStandings } from '#lib/operations/overrides/override-standing.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as overrides from '#lib/store/overrides.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type GrantCall = OverrideCall & { readonly body: { readonly text: string } };

/** Grants what somebody else asked for; gates lean on it as soon as they have read it. */
export async function grantOverride(
  scope: Scope,
  { params, body }: GrantCall,
): Promise<Written<OverrideView>> {
  const actor = actorOf(scope);
  return write(scope, async (transaction) => {
    const now = systemClock();
    const override = await requireOverride(transaction, params.overrideId);
    assertNotRefused(refuseAnswer(override, actor, await readOverrideRole(transaction), now));
    const standingOf = await loadStandings(transaction, [override.target]);
    assertNotRefused(refuseTarget(standingOf(override.target)));
    const answer = { answeredById: actor.personId, answeredAt: now, answerText: body.text };
    const step = { id: override.id, from: override.status };
    if (!(await overrides.transition(transaction, step, { status: 'granted', ...answer })))
      throw answeredMeanwhile();
    const view = await viewOverride(transaction, override.id);
    announce(transaction, 'override.granted', view, { text: body.text });
    return view;
  });
}
