import type { Tier } from '#lib/domain/actions/types.ts';
import type { BoardRow } from '#lib/domain/evidence/board-types.ts';
import type { AccessCell } from '#lib/domain/governance/access-map.ts';
import type { SignatureKind } from '#lib/domain/pacts/stored.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** An agent's row of the map of who may do what. */
export type AccessRow = {
  readonly agent: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly owner: string;
  };
  /** The build it was last seen to run; null where it never named one. */
  readonly build: string | null;
  readonly cells: readonly AccessCell[];
};

/** Who may do what right now: a page of agents, against every action that is declared or was asked for. */
export type AccessMap = {
  readonly actions: readonly { readonly name: string; readonly tier: Tier; readonly isDeclared: boolean }[];
  /** How many more actions fit the filter than are shown. */
  readonly actionsLeftOut: number;
  readonly rows: readonly AccessRow[];
  readonly next: string | null;
  readonly at: Date;
};

type Named = { readonly id: string; readonly name: string };

/** The five questions, answered for one clause of the version in force. */
export type ClauseAnswers = {
  readonly clause: Clause;
  /** Who answers for it. */
  readonly owner: { readonly key: string; readonly name: string };
  /** The version since which it reads as it does. */
  readonly since: number;
  /** What proves it: one row for each demand for evidence, with a cell for each agent. */
  readonly proof: readonly BoardRow[];
  readonly weakens: { readonly broken: string; readonly stale: string | null };
  /** Exceptions to it that run now. */
  readonly overrides: readonly {
    readonly id: string;
    readonly endsAt: Date;
    readonly isBreakGlass: boolean;
  }[];
};

/** The five questions, answered for a pact: who approved, who can change, what proves, what weakens, what recourse. */
export type Governance = {
  readonly pact: { readonly id: string; readonly key: string; readonly name: string };
  readonly version: {
    readonly number: number;
    readonly digest: string;
    readonly activatedAt: Date | null;
    readonly isSolo: boolean;
    readonly isRatified: boolean;
  };
  /** Who stands behind the version in force, in the order in which they signed. */
  readonly signed: readonly {
    readonly person: Named;
    readonly as: 'author' | 'activation' | SignatureKind;
    readonly at: Date;
  }[];
  readonly change: {
    /** How many people besides the author must approve the next version. */
    readonly approvalsNeeded: number;
    readonly mayDraft: readonly Named[];
    readonly mayApprove: readonly Named[];
  };
  readonly agents: readonly { readonly id: string; readonly key: string; readonly name: string }[];
  readonly clauses: readonly ClauseAnswers[];
  readonly at: Date;
};
