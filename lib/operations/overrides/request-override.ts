import type { Scope } from '#lib/domain/access/principal.ts';
import { planWindow } from '#lib/domain/overrides/terms.ts';
import type { OverrideView } from '#lib/domain/overrides/views.ts';
import { announce } from '#lib/operations/overrides/announce-override.ts';
import { actorOf, viewOverride } from '#lib/operations/overrides/override-parts.ts';
import {
  planned,
  resolveTerms,
  type TermsBody,
  windowWish,
} from '#lib/operations/overrides/override-terms.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import * as overrides from '#lib/store/overrides.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** Asks for an exception. Nothing changes until somebody else grants it. */
export async function requestOverride(
  scope: Scope,
  { body }: { readonly body: TermsBody },
): Promise<Written<OverrideView>> {
  const { personId } = actorOf(scope);
  return write(scope, async (transaction) => {
    const now = systemClock();
    const window = planned(planWindow(windowWish(body), now));
    const { columns } = await resolveTerms(transaction, body);
    const id = newId('override');
    const asked = { status: 'requested', requestedById: personId, requestedAt: now } as const;
    await overrides.insert(transaction, { id, ...columns, ...window, ...asked });
    const view = await viewOverride(transaction, id);
    announce(transaction, 'override.requested', view, { reason: body.reason });
    return view;
  });
}
