import type { Scope } from '#lib/domain/access/principal.ts';
import { planBreakGlassWindow, planReviewDue } from '#lib/domain/overrides/terms.ts';
import type { OverrideView } from '#lib/domain/overrides/views.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { announce } from '#lib/operations/overrides/announce-override.ts';
import { actorOf, viewOverride } from '#lib/operations/overrides/override-parts.ts';
import {
  planned,
  refused,
  resolveTerms,
  type TermsBody,
  windowWish,
} from '#lib/operations/overrides/override-terms.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import * as overrides from '#lib/store/overrides.ts';
import { assertSteppedUp } from '#lib/store/step-ups.ts';
import * as teams from '#lib/store/teams.ts';
import { type Transaction, type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

type BreakGlassBody = Omit<TermsBody, 'startsAt'> & {
  readonly reviewTeam?: string;
  readonly reviewDueAt?: string;
};

/**
 * Grants an exception to who asks for it, at once: the one way without a second person, so it is short, it is told to
 * everybody, and it owes a review.
 */
export async function breakGlass(
  scope: Scope,
  { body }: { readonly body: BreakGlassBody },
): Promise<Written<OverrideView>> {
  const { personId } = actorOf(scope);
  return write(scope, async (transaction) => {
    const now = systemClock();
    await assertSteppedUp(transaction, now);
    const window = planned(planBreakGlassWindow(windowWish(body), now));
    const wishedDue = body.reviewDueAt === undefined ? null : new Date(body.reviewDueAt);
    const reviewDueAt = planned(planReviewDue(wishedDue, now));
    const { columns, owner } = await resolveTerms(transaction, body);
    await assertOwesNothing(transaction, personId, columns);
    const reviewTeamId = await reviewTeam(transaction, body.reviewTeam ?? owner);
    const id = newId('override');
    await overrides.insert(transaction, {
      ...{ id, ...columns, ...window, status: 'granted', isBreakGlass: true, reviewTeamId, reviewDueAt },
      ...{ requestedById: personId, requestedAt: now, answeredById: personId, answeredAt: now },
    });
    const view = await viewOverride(transaction, id);
    announce(transaction, 'override.broke_glass', view, { reason: body.reason });
    return view;
  });
}

/** Four hours do not renew themselves: whoever broke this glass before has it looked at first. */
async function assertOwesNothing(
  transaction: WriteTransaction,
  personId: string,
  about: overrides.TargetColumns,
): Promise<void> {
  const owing = await overrides.findOwing(transaction, personId, about);
  if (owing === null) return;
  throw new Problem(
    'override_status',
    `You broke the glass for this before (${owing}), and nobody has looked at that yet. Have somebody else answer its review first, or have somebody grant an override.`,
  );
}

async function reviewTeam(transaction: Transaction, key: string | null): Promise<string> {
  const team = key === null ? null : await teams.find(transaction, key);
  if (team) return team.id;
  const message =
    key === null
      ? 'must be given: this posture names no team that could look at it'
      : `names no team here: ${key}`;
  throw refused('invalid_request', [{ path: 'reviewTeam', message }]);
}
