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
