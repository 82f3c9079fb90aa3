import type { Scope } from '#lib/domain/access/principal.ts';
import { refuseReview } from '#lib/domain/overrides/lifecycle.ts';
import type { ReviewVerdict } from '#lib/domain/overrides/types.ts';
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

type ReviewCall = OverrideCall & {
  readonly body: { readonly verdict: ReviewVerdict; readonly text: string };
};

/** Says, as somebody else, whether breaking the glass was justified. */
export async function reviewOverride(
  scope: Scope,
  { params, body }: ReviewCall,
): Promise<Written<OverrideView>> {
  const actor = actorOf(scope);
  return write(scope, async (transaction) => {
    const override = await requireOverride(transaction, params.overrideId);
    assertNotRefused(refuseReview(override, actor));
    const { verdict, text } = body;
    const review = {
      reviewedById: actor.personId,
      reviewedAt: systemClock(),
      reviewVerdict: verdict,
      reviewText: text,
    };
    if (!(await overrides.answerReview(transaction, override.id, review))) throw answeredMeanwhile();
    const view = await viewOverride(transaction, override.id);
    announce(transaction, 'override.reviewed', view, { verdict, text });
    return view;
  });
}
