import type { Tier } from '#lib/domain/actions/types.ts';
import type { JsonObject, ReviewCause, ReviewDemands, ReviewFact } from '#lib/domain/decisions/types.ts';

export const REVIEW_STATUSES = [
  'pending',
  'approved',
  'denied',
  'steered',
  'recalled',
  'expired',
] as const satisfies readonly ReviewFact['status'][];
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const REVIEW_ANSWERS = ['approve', 'deny', 'steer', 'recall'] as const;
export type ReviewAnswerKind = (typeof REVIEW_ANSWERS)[number];

type NamedPerson = { readonly id: string; readonly name: string };

/** What one person answered; never changed. */
export type ReviewAnswer = {
  readonly person: NamedPerson;
  readonly answer: ReviewAnswerKind;
  readonly text: string;
  readonly answeredAt: Date;
};

/** A held action that waits for people, or what they made of it. */
export type Review = {
  readonly id: string;
  readonly status: ReviewStatus;
  /** Whether its one use is spent. */
  readonly isUsed: boolean;
  readonly requestDigest: string;
  readonly agent: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly owner: { readonly id: string; readonly key: string; readonly name: string };
  };
  readonly action: string;
  readonly tier: Tier;
  /** The very object that was hashed into `requestDigest`. */
  readonly request: JsonObject;
  readonly demands: ReviewDemands;
  readonly decisionId: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly escalatedAt: Date | null;
  readonly endedAt: Date | null;
  /** Oldest first. */
  readonly answers: readonly ReviewAnswer[];
};

/** A cause with how many persons have approved for it. */
export type CauseProgress = ReviewCause & { readonly given: number };

/** What the agent asked for under the same action, this request left out: within the window, or the newest of it. */
export type AskingHistory = {
  readonly windowDays: number;
  readonly asked: number;
  /** Whether there was more in the window than was looked at. */
  readonly isCut: boolean;
  /** How often with the same resource. */
  readonly sameResource: number;
  /** Of each number in the context, the largest and the middle one. */
  readonly numbers: Readonly<Record<string, { readonly largest: number; readonly median: number }>>;
  /** Of each short text in this request's context: how many had one, how many different ones, how many the same. */
  readonly values: Readonly<
    Record<string, { readonly asked: number; readonly distinct: number; readonly same: number }>
  >;
  /** The hour of the day this was asked in, and how many were asked in each hour from 0 to 23, UTC. */
  readonly hourUtc: number;
  readonly hours: readonly number[];
  /** How many within the hour before this one, and within the busiest hour earlier than that. */
  readonly lastHour: number;
  readonly busiestHour: number;
};

export const UNUSUAL_KINDS = [
  'first_action',
  'first_resource',
  'new_value',
  'largest',
  'median',
  'hour',
  'burst',
  'hidden',
] as const;

/** One exact statement, as facts; a catalogue has its words. */
export type Unusual = {
  readonly kind: (typeof UNUSUAL_KINDS)[number];
  readonly facts: Readonly<Record<string, string | number>>;
};

/** Of so many answered reviews, how many were approved, and in what time the middle one was answered. */
export type ApprovalRate = {
  readonly approved: number;
  readonly of: number;
  readonly medianS: number | null;
};
