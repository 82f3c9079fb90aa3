import type { EventPayload } from '#lib/domain/audit/events.ts';
import type { OverrideEvent } from '#lib/domain/overrides/pact-history.ts';
import type { Override } from '#lib/domain/overrides/types.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

/**
 * Records, tells and touches what became of an override. `words`, the free text of whoever acted, goes into the record
 * and not into the message, so no webhook carries it. Bell, mail and Slack read it from the override itself: whoever has to
 * act needs the reason.
 */
export function announce(
  transaction: WriteTransaction,
  type: OverrideEvent,
  override: Override,
  words: EventPayload = {},
): void {
  const payload = payloadOf(override);
  transaction.record({
    type,
    subject: { type: 'override', id: override.id },
    payload: { ...payload, ...words },
  });
  transaction.tell({ topic: type, subjectId: override.id, payload: { ...payload } });
  transaction.touch('override', override.id);
}

// INVARIANT: ids, keys, names and terms; never what an agent asked for.
function payloadOf(override: Override): EventPayload {
  const { target, agents, actions, reasonCode, maxUses, used, isBreakGlass, requestedBy, review } = override;
  const about: EventPayload =
    target.type === 'clause' ? { pact: target.pact, clause: target.clause } : { tier: target.tier };
  const owed: EventPayload = review
    ? { reviewTeam: review.team?.key ?? null, reviewDueAt: review.dueAt.toISOString() }
    : {};
  return {
    target: target.type,
    ...about,
    ...owed,
    agents: agents.map((agent) => agent.key),
    actions: [...actions],
    reasonCode,
    startsAt: override.startsAt.toISOString(),
    endsAt: override.endsAt.toISOString(),
    maxUses,
    used,
    isBreakGlass,
    requestedById: requestedBy.id,
    requestedBy: requestedBy.name,
  };
}
