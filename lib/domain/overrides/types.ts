import type { Tier } from '#lib/domain/actions/types.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';

/** As it is kept. `granted` is active from its start to its end while uses are left; see `stateOf`. */
export const OVERRIDE_STATUSES = [
  'requested',
  'denied',
  'granted',
  'expired',
  'exhausted',
  'revoked',
] as const;
export type OverrideStatus = (typeof OVERRIDE_STATUSES)[number];

/** What an override is at a given moment, its time and its uses counted in. */
export const OVERRIDE_STATES = [
  'requested',
  'denied',
  'scheduled',
  'active',
  'expired',
  'exhausted',
  'revoked',
] as const;
export type OverrideState = (typeof OVERRIDE_STATES)[number];

export const REASON_CODES = [
  'customer_commitment',
  'evidence_delayed',
  'false_refusal',
  'incident_response',
  'maintenance',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const REVIEW_VERDICTS = ['justified', 'not_justified'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** What it is an exception to: one clause as it stands word for word, or the posture at one tier. */
export type OverrideTarget =
  | {
      readonly type: 'clause';
      readonly pactId: string;
      readonly pact: string;
      readonly clause: string;
      readonly clauseDigest: string;
    }
  | { readonly type: 'posture'; readonly tier: Tier };

type PersonRef = { readonly id: string; readonly name: string };

/** What breaking the glass owes: somebody else looks at it by a day. */
export type OwedReview = {
  readonly team: { readonly key: string; readonly name: string } | null;
  readonly dueAt: Date;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: PersonRef | null;
  readonly verdict: ReviewVerdict | null;
  readonly text: string;
};

/** A standing, scoped, expiring exception. */
export type Override = {
  readonly id: string;
  readonly status: OverrideStatus;
  readonly target: OverrideTarget;
  readonly agents: readonly { readonly id: string; readonly key: string; readonly name: string }[];
  /** Action patterns. */
  readonly actions: readonly string[];
  readonly reasonCode: ReasonCode;
  readonly reason: string;
  readonly ticket: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly maxUses: number;
  /** How many were consumed. */
  readonly used: number;
  readonly isBreakGlass: boolean;
  readonly decisionId: string | null;
  readonly requestedBy: PersonRef;
  readonly requestedAt: Date;
  readonly answeredBy: PersonRef | null;
  readonly answeredAt: Date | null;
  readonly answerText: string;
  readonly endedAt: Date | null;
  readonly endedBy: PersonRef | null;
  readonly endReason: string;
  readonly review: OwedReview | null;
};

/** One allowed decision that leaned on an override. */
export type OverrideUse = {
  readonly overrideId: string;
  readonly decisionId: string;
  readonly at: Date;
  readonly agent: { readonly id: string; readonly key: string; readonly name: string };
  readonly action: string;
  readonly effect: Effect;
  readonly summary: string;
  /** Counted from 1. */
  readonly ordinal: number;
};
