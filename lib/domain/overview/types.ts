import type { Tier } from '#lib/domain/actions/types.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';
import type { Stop, StopTarget } from '#lib/domain/stops/types.ts';

/** How the gates are: alive ones were heard within five seconds, known ones within a minute. */
export type GatesHealth = {
  readonly alive: number;
  readonly known: number;
  /** The revision that every gate alive has applied; 0 with none alive. */
  readonly revision: number;
  /** How long ago the quietest gate alive was heard. */
  readonly heardAgoMs: number;
};

/** What the frame of every screen shows. */
export type Pulse = {
  readonly at: Date;
  readonly workspaceName: string;
  /** Whether the workspace is a demo, made to be looked at. */
  readonly isDemo: boolean;
  readonly database: string;
  /** The workspace's own revision, which gates follow. */
  readonly revision: number;
  readonly gates: GatesHealth;
  readonly waitingReviews: number;
  /** Overrides that wait for a grant. */
  readonly waitingOverrides: number;
  readonly brokenGlass: readonly BrokenGlass[];
  /** The stop of the whole workspace, where one is in force. */
  readonly workspaceStop: Stop | null;
};

export type WaitingReview = {
  readonly id: string;
  readonly agentKey: string;
  readonly action: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
};

/** A pact's version that somebody must still sign: before it is active, or because one person activated it alone. */
export type WaitingVersion = {
  readonly pactKey: string;
  readonly pactName: string;
  readonly number: number;
  readonly waitsFor: 'approval' | 'activation' | 'ratification';
  readonly since: Date;
  readonly ratifyBy: Date | null;
};

/** An override in as many words as a line holds: a clause of a pact, or the posture at a tier. */
export type OverrideGist = {
  readonly id: string;
  readonly pact: string | null;
  readonly clause: string | null;
  readonly tier: Tier | null;
  /** The keys of the agents it is for. */
  readonly agents: readonly string[];
  readonly reason: string;
  /** Who asked for it or broke the glass, by name. */
  readonly by: string;
  readonly since: Date;
};

/** Somebody must grant or deny it, or say whether breaking the glass was justified. */
export type WaitingOverride = OverrideGist & {
  readonly waitsFor: 'grant' | 'review';
  /** When the asked-for time ends, or the review is due. */
  readonly dueAt: Date;
};

/** A promise that one person waived alone, and that is waived now. */
export type BrokenGlass = OverrideGist & {
  readonly endsAt: Date;
  readonly used: number;
  readonly maxUses: number;
  readonly reviewDueAt: Date | null;
};

export type EffectCounts = Readonly<Record<Effect, number>>;

/** What needs somebody now. */
export type Now = {
  readonly at: Date;
  readonly reviews: { readonly count: number; readonly oldest: readonly WaitingReview[] };
  readonly stops: readonly Stop[];
  readonly versions: readonly WaitingVersion[];
  readonly overrides: readonly WaitingOverride[];
  /** Decisions of the last 24 hours that counted; dry runs are left out. */
  readonly effects: EffectCounts;
  /** Whether the workspace has any yet: what an empty screen should offer first. */
  readonly has: { readonly agents: boolean; readonly pacts: boolean; readonly decisions: boolean };
};

/** Whom and what a stop would reach. */
export type StopReach = {
  readonly target: StopTarget;
  readonly name: string;
  readonly agents: number;
  /** Keys that a kill would revoke. */
  readonly keys: number;
  readonly decisionsLastDay: number;
  readonly waitingReviews: number;
};

/** What a new workspace does first, in order. */
export const FIRST_STEPS = ['agent', 'pact', 'decision', 'approval'] as const;
export type FirstStepName = (typeof FIRST_STEPS)[number];

/** A step that was taken: when, by whom where that is known, and on which thing. */
export type FirstStep = {
  readonly step: FirstStepName;
  readonly at: Date;
  readonly by: string | null;
  readonly subject: string;
};
