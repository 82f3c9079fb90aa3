import type { Role } from '#lib/domain/access/permissions.ts';
import type { OverrideActor } from '#lib/domain/overrides/lifecycle.ts';
import type { Override, OwedReview } from '#lib/domain/overrides/types.ts';

const START_MS = Date.UTC(2026, 10, 20, 12);
const HOUR_MS = 3_600_000;

/** So many hours after the start of `overrideOf`. */
export function at(hours: number): Date {
  return new Date(START_MS + hours * HOUR_MS);
}

/** Somebody with the role; not who asked, unless said so. */
export function actor(role: Role, personId = 'per_second'): OverrideActor {
  return { role, personId };
}

/** A request of `per_asker` for 24 hours and one use. */
export function overrideOf(given: Partial<Override> = {}): Override {
  return {
    ...{ id: 'ovr_1', status: 'requested', target: { type: 'posture', tier: 'high' } },
    ...{ agents: [{ id: 'agt_1', key: 'agent_pay', name: 'Pay' }], actions: ['tool:wire-transfer'] },
    ...{ reasonCode: 'other', reason: 'To see.', ticket: '', startsAt: at(0), endsAt: at(24) },
    ...{ maxUses: 1, used: 0, isBreakGlass: false, decisionId: null },
    ...{ requestedBy: { id: 'per_asker', name: 'Ada' }, requestedAt: at(0) },
    ...{ answeredBy: null, answeredAt: null, answerText: '' },
    ...{ endedAt: null, endedBy: null, endReason: '', review: null },
    ...given,
  };
}

/** The review that breaking the glass owes, due after 72 hours. */
export function owed(given: Partial<OwedReview> = {}): OwedReview {
  return { team: null, dueAt: at(72), reviewedAt: null, reviewedBy: null, verdict: null, text: '', ...given };
}
