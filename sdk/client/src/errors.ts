import type { Decision } from './generated/api-types.ts';

export type FieldFault = { readonly path: string; readonly message: string };

type ProblemDetails = {
  readonly status?: number | null;
  readonly requestId?: string | null;
  readonly faults?: readonly FieldFault[];
  readonly cause?: unknown;
};

/** Anything that kept an answer from being given. `code` is stable. */
export class CountersignError extends Error {
  override readonly name: string = 'CountersignError';
  readonly code: string;
  readonly status: number | null;
  /** To be quoted when asking about it. */
  readonly requestId: string | null;
  /** What is wrong with the request, member by member. */
  readonly faults: readonly FieldFault[];

  constructor(code: string, message: string, details: ProblemDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status ?? null;
    this.requestId = details.requestId ?? null;
    this.faults = details.faults ?? [];
  }
}

/** The action was not run. Its decision says why and what would change the answer; null when there was none. */
export class NotAllowed extends CountersignError {
  override readonly name: string = 'NotAllowed';
  readonly decision: Decision | null;
  /** What the person who steered or denied it wrote; empty otherwise. */
  readonly instruction: string;

  constructor(
    message: string,
    decision: Decision | null,
    {
      code = 'not_allowed',
      instruction = '',
      cause,
    }: { code?: string; instruction?: string; cause?: unknown } = {},
  ) {
    super(code, message, { cause });
    this.decision = decision;
    this.instruction = instruction;
  }
}

export type PendingReview = {
  readonly id: string;
  /** Where a person answers it, when the decision said so. */
  readonly url: string | null;
  readonly expiresAt: string;
};

/** The action is held: a person has not answered yet. */
export class ReviewPending extends NotAllowed {
  override readonly name: string = 'ReviewPending';
  readonly review: PendingReview;

  constructor(message: string, decision: Decision | null, review: PendingReview) {
    super(message, decision, { code: 'review_pending' });
    this.review = review;
  }
}

/**
 * `unavailable`: the gate says that it cannot decide; `overloaded`: that too much is asked of it; `unreadable`: something
 * answered, but nothing that can be taken for a decision.
 */
export type UnavailableReason = 'timeout' | 'network' | 'unavailable' | 'overloaded' | 'unreadable';

/** No decision could be had, so nothing is allowed. */
export class GateUnavailable extends NotAllowed {
  override readonly name: string = 'GateUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string, cause?: unknown) {
    super(message, null, { code: 'gate_unavailable', cause });
    this.reason = reason;
  }
}
