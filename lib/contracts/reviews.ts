import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  nothing,
  PageQuery,
  PersonRef,
  ProseText,
  pageOf,
  RoleName,
  TierName,
  Timestamp,
} from '#lib/contracts/shared-schemas.ts';
import { REVIEW_ANSWERS, REVIEW_STATUSES, UNUSUAL_KINDS } from '#lib/domain/reviews/types.ts';

const common = {
  id: z.string(),
  status: z.enum(REVIEW_STATUSES),
  /** Whether its one use is spent. */
  isUsed: z.boolean(),
  action: z.string(),
  tier: TierName,
  requestDigest: z.string(),
  decisionId: z.string(),
  openedAt: Timestamp,
  expiresAt: Timestamp,
  /** The instruction or reason of whoever steered or denied; empty otherwise. */
  text: z.string(),
};

/** A review as the agent that waits for it needs it. */
export const ReviewResource = z.strictObject({
  ...common,
  agent: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
  /** For `minRevision`: a gate that has reached it knows this answer. */
  revision: z.int(),
});
export type ReviewResource = z.output<typeof ReviewResource>;

const MayResource = z.strictObject({ allowed: z.boolean(), reason: z.string() });

/** A row of the queue. */
export const ReviewSummary = z.strictObject({
  ...common,
  agent: z.strictObject({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    owner: z.strictObject({ key: z.string(), name: z.string() }),
  }),
  causes: z.array(
    z.strictObject({
      /** `clause:<pactId>:<version>:<clause>` or `posture:<tier>`. */
      ref: z.string(),
      text: z.string(),
      role: RoleName,
      quorum: z.int(),
      /** Persons who have approved, counted by the roles they hold now. */
      given: z.int(),
      excludesAgentOwner: z.boolean(),
      owner: z.string().nullable(),
    }),
  ),
  escalatedAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  mayAnswer: MayResource,
  mayRecall: MayResource,
});
export type ReviewSummary = z.output<typeof ReviewSummary>;

const rate = {
  approved: z.int(),
  of: z.int(),
  /** Seconds in which half of them were answered. */
  medianS: z.number().nullable(),
};

/** Everything a person weighs before answering. */
export const ReviewCard = ReviewSummary.extend({
  /** The very object that was hashed into `requestDigest`. */
  request: z.record(z.string(), z.json()),
  /** Oldest first. */
  answers: z.array(
    z.strictObject({
      person: PersonRef,
      answer: z.enum(REVIEW_ANSWERS),
      text: z.string(),
      answeredAt: Timestamp,
    }),
  ),
  /** Exact statements about this request against the last 30 days of the agent and the action. */
  unusual: z.array(
    z.strictObject({
      kind: z.enum(UNUSUAL_KINDS),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** Of the reviews that each cause held in the last `days` and people answered, how many were approved. */
  approvalRates: z.strictObject({
    days: z.int(),
    causes: z.array(
      z.strictObject({
        ref: z.string(),
        ...rate,
        clause: z.strictObject({ pact: z.string(), key: z.string() }).nullable(),
        /** The caller's own answers for this cause. */
        own: z.strictObject(rate).nullable(),
        /** Whether nearly all of many were approved, so that a narrower clause would serve better. */
        holdsTooMuch: z.boolean(),
      }),
    ),
  }),
});
export type ReviewCard = z.output<typeof ReviewCard>;

const reviewParams = z.strictObject({ reviewId: z.string().max(60) });

export const listReviewsContract = defineContract({
  name: 'listReviews',
  method: 'GET',
  path: '/reviews',
  tag: 'reviews',
  summary: 'With `status=pending` the queue in the order in which it expires; otherwise newest first.',
  permission: 'review:read',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    status: z.enum(REVIEW_STATUSES).optional(),
    /** An agent's id or key. */
    agent: z.string().max(100).optional(),
    action: z.string().max(128).optional(),
  }),
  body: nothing,
  answer: pageOf(ReviewSummary),
  status: 200,
  problems: [],
});

export const readReviewContract = defineContract({
  name: 'readReview',
  method: 'GET',
  path: '/reviews/{reviewId}',
  tag: 'reviews',
  summary: 'One review; with `wait` the answer comes once it has ended, or after so many seconds.',
  permission: 'review:read',
  params: reviewParams,
  query: z.strictObject({ wait: z.coerce.number().int().min(0).max(25).default(0) }),
  body: nothing,
  answer: ReviewResource,
  status: 200,
  problems: ['not_found'],
});

export const readReviewCardContract = defineContract({
  name: 'readReviewCard',
  method: 'GET',
  path: '/reviews/{reviewId}/card',
  tag: 'reviews',
  summary: 'One review with everything its approver weighs.',
  permission: 'review:read',
  params: reviewParams,
  query: nothing,
  body: nothing,
  answer: ReviewCard,
  status: 200,
  problems: ['not_found'],
});

const answering = {
  method: 'POST',
  tag: 'reviews',
  permission: 'review:answer',
  params: reviewParams,
  query: nothing,
  /** The digest of the request that was read; the answer is bound to it. */
  body: z.strictObject({ requestDigest: z.string().max(80), text: ProseText.default('') }),
  answer: ReviewSummary,
  status: 200,
} as const;

export const approveReviewContract = defineContract({
  ...answering,
  name: 'approveReview',
  path: '/reviews/{reviewId}/approve',
  summary: 'Approve exactly this request, once, until the review expires.',
  problems: ['not_found', 'step_up_required', 'review_digest', 'review_answered', 'review_not_answerable'],
});

export const denyReviewContract = defineContract({
  ...answering,
  name: 'denyReview',
  path: '/reviews/{reviewId}/deny',
  summary: 'Deny the request, with a reason.',
  problems: ['not_found', 'review_digest', 'review_answered', 'review_not_answerable', 'reason_required'],
});

export const steerReviewContract = defineContract({
  ...answering,
  name: 'steerReview',
  path: '/reviews/{reviewId}/steer',
  summary: 'Deny the request and tell the agent what to do instead.',
  problems: ['not_found', 'review_digest', 'review_answered', 'review_not_answerable', 'reason_required'],
});

export const recallReviewContract = defineContract({
  ...answering,
  name: 'recallReview',
  path: '/reviews/{reviewId}/recall',
  summary: 'Take back an approval that has not been used.',
  problems: ['not_found', 'review_digest', 'review_answered', 'review_not_answerable'],
});
