import type {
  OverridePrefill,
  OverrideResource,
  OverrideUseResource,
} from '#lib/contracts/override-resources.ts';
import { timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import type { OverrideUse } from '#lib/domain/overrides/types.ts';
import type { OverrideView, PrefillView } from '#lib/domain/overrides/views.ts';

export function presentOverride(view: OverrideView): OverrideResource {
  const { words, isReviewOverdue, review, target, may, ...override } = view;
  return {
    ...override,
    target:
      target.type === 'posture'
        ? target
        : { ...target, words: words && { ...words, owner: { ...words.owner } } },
    agents: view.agents.map((agent) => ({ ...agent })),
    actions: [...view.actions],
    startsAt: timestamp(view.startsAt),
    endsAt: timestamp(view.endsAt),
    requestedAt: timestamp(view.requestedAt),
    answeredAt: timestampOrNull(view.answeredAt),
    endedAt: timestampOrNull(view.endedAt),
    review: review && {
      ...review,
      dueAt: timestamp(review.dueAt),
      isOverdue: isReviewOverdue,
      reviewedAt: timestampOrNull(review.reviewedAt),
    },
    may: { grant: may.grant, deny: may.deny, revoke: may.revoke, review: may.review },
  };
}

export function presentOverridePage(page: {
  readonly items: readonly OverrideView[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentOverride), next: page.next };
}

function presentUse({
  decisionId,
  at,
  agent,
  action,
  effect,
  summary,
  ordinal,
}: OverrideUse): OverrideUseResource {
  return { id: decisionId, at: timestamp(at), agent: { ...agent }, action, effect, summary, ordinal };
}

export function presentOverrideUsePage(page: {
  readonly items: readonly OverrideUse[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentUse), next: page.next };
}

export function presentPrefill({ decision, entries, notOverridable }: PrefillView): OverridePrefill {
  return {
    decision: { ...decision, at: timestamp(decision.at) },
    entries: entries.map((entry) => ({
      ...entry,
      agents: decision.agent ? [decision.agent.key] : [],
      actions: [decision.action],
    })),
    notOverridable: notOverridable.map((one) => ({ ...one })),
  };
}
