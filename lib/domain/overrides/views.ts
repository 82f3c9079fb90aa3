import type { Tier } from '#lib/domain/actions/types.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';
import type { Override, OverrideState } from '#lib/domain/overrides/types.ts';

/** Whether the caller may do something, and why not. */
export type May = { readonly allowed: boolean; readonly reason: string };

type TeamRef = { readonly key: string; readonly name: string };

/** A clause as it reads in the version in force. */
export type ClauseWords = {
  readonly version: number;
  readonly title: string;
  readonly obligation: string;
  readonly owner: TeamRef;
};

/** An override as people see it: what it is now, whether decisions lean on it, and what the caller may do about it. */
export type OverrideView = Override & {
  readonly state: OverrideState;
  readonly usesLeft: number;
  readonly isReviewOverdue: boolean;
  /** The clause it is an exception to; null for a posture, and where the clause no longer reads so. */
  readonly words: ClauseWords | null;
  readonly isInForce: boolean;
  /** Empty where it is in force. */
  readonly notInForceReason: string;
  readonly may: { readonly grant: May; readonly deny: May; readonly revoke: May; readonly review: May };
};

/** What can be asked for from one refusal. */
export type AskableTarget =
  | { readonly type: 'clause'; readonly pact: string; readonly clause: string }
  | { readonly type: 'posture'; readonly tier: Tier };

export type AskableEntry = {
  readonly target: AskableTarget;
  readonly title: string;
  readonly obligation: string | null;
  readonly owner: TeamRef | null;
  /** The clause whose exception would lift this posture as well; null for a clause, and where none would. */
  readonly alsoLiftedBy: string | null;
};

export type NotOverridable = {
  readonly kind: 'stop' | 'identity' | 'error' | 'changed' | 'raised';
  readonly title: string;
  readonly reason: string;
};

export type PrefillView = {
  readonly decision: {
    readonly id: string;
    readonly at: Date;
    readonly effect: Effect;
    readonly summary: string;
    readonly action: string;
    readonly tier: Tier;
    readonly agent: { readonly id: string; readonly key: string; readonly name: string } | null;
  };
  readonly entries: readonly AskableEntry[];
  readonly notOverridable: readonly NotOverridable[];
};
