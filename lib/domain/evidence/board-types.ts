import type { CheckResult } from '#lib/domain/evidence/types.ts';
import type {
  EvidenceDemand,
  EvidenceMethod,
  PactContent,
  Rhythm,
  Severity,
} from '#lib/domain/pacts/types.ts';

/**
 * How one proof of one clause stands for one agent. `fresh` and `soon` prove it; `soon` closes before long. `stale`
 * passed, and its window has closed.
 */
export const PROOF_STATES = ['fresh', 'soon', 'stale', 'failed', 'missing', 'other_build'] as const;
export type ProofState = (typeof PROOF_STATES)[number];

type Named = { readonly key: string; readonly name: string };

/** The newest evidence of an agent by check, method and build. `at` is the time its age counts from. */
export type HeadEvidence = {
  readonly id: string;
  readonly agentId: string;
  /** The check's key. */
  readonly check: string;
  readonly method: EvidenceMethod;
  readonly result: CheckResult;
  readonly at: number;
  readonly build: string | null;
  /** The source's name; null for what the agent says of itself. */
  readonly source: string | null;
};

/** What the board is made from. */
export type BoardFacts = {
  /** The versions in force. */
  readonly pacts: readonly {
    readonly pactId: string;
    readonly version: number;
    readonly content: PactContent;
  }[];
  readonly agents: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    /** The build of its latest decision that named one; null where none did. */
    readonly build: string | null;
  }[];
  readonly checks: readonly {
    readonly key: string;
    readonly name: string;
    readonly owner: Named;
    readonly rhythm: Rhythm | null;
    readonly isRetired: boolean;
  }[];
  readonly teams: readonly Named[];
  readonly heads: readonly HeadEvidence[];
};

/** How one agent stands with one demand. */
export type BoardCell = {
  readonly agentId: string;
  readonly state: ProofState;
  /** What the state speaks of; null where there is nothing. */
  readonly evidence: (HeadEvidence & { readonly isPass: boolean }) | null;
  /** The build that counts where the demand asks for the same build; null where it does not, or none is known. */
  readonly build: string | null;
  /** When the window of the pass opened and closes; null where nothing passed. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  /** When the check usually runs next; null where nobody has said how often it does. */
  readonly nextRunAt: number | null;
  /** Whether the window closes before that. */
  readonly willMiss: boolean;
};

/** One demand of one clause, for every agent its pact binds. */
export type BoardRow = {
  readonly pact: Named & { readonly id: string; readonly version: number };
  readonly clause: { readonly key: string; readonly title: string; readonly severity: Severity };
  /** Who answers for the clause. */
  readonly owner: Named;
  readonly demand: EvidenceDemand;
  /** Who keeps the check running; null where the check is not there. */
  readonly check: Named & { readonly owner: Named | null; readonly isRetired: boolean };
  /** What changes when the proof weakens. */
  readonly changes: string;
  /** How often the check usually runs; null where nobody has said. */
  readonly rhythm: string | null;
  /** Why that rhythm must miss the window; null where it need not. */
  readonly misses: string | null;
  readonly cells: readonly BoardCell[];
};

/** A window that closes before long: `row` is its place among the rows. */
export type Upcoming = { readonly row: number; readonly agentId: string; readonly closesAt: number };

export type Board = {
  readonly at: number;
  readonly agents: readonly (Named & { readonly id: string })[];
  readonly rows: readonly BoardRow[];
  /** What closes within 14 days, soonest first. */
  readonly upcoming: readonly Upcoming[];
};
