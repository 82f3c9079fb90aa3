import type { Tier } from '#lib/domain/actions/types.ts';

/** A granted exception that speaks of the request's agent and action, and of a text that is in force. */
export type OverrideFact = {
  readonly id: string;
  readonly target:
    | { readonly type: 'clause'; readonly pactId: string; readonly clause: string }
    | { readonly type: 'posture'; readonly tier: Tier };
  readonly reason: string;
  /** Who granted it. */
  readonly by: string;
  readonly isBreakGlass: boolean;
  /** Epoch milliseconds, the end not included. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly maxUses: number;
};

/** One override that a decision leans on. */
export type Waiver = {
  readonly overrideId: string;
  /** What it waives: a clause's reference or `posture:<tier>`, as in `ReviewCause`. */
  readonly ref: string;
  readonly by: string;
  readonly reason: string;
  readonly isBreakGlass: boolean;
  /** Epoch milliseconds. */
  readonly endsAt: number;
  /** Which of its uses this is, counted from 1, and how many it has. */
  readonly use: number;
  readonly maxUses: number;
};
