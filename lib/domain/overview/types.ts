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
  readonly database: string;
  /** The workspace's own revision, which gates follow. */
  readonly revision: number;
  readonly gates: GatesHealth;
  readonly waitingReviews: number;
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

export type EffectCounts = Readonly<Record<Effect, number>>;

/** What needs somebody now. */
export type Now = {
  readonly at: Date;
  readonly reviews: { readonly count: number; readonly oldest: readonly WaitingReview[] };
  readonly stops: readonly Stop[];
  readonly versions: readonly WaitingVersion[];
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
