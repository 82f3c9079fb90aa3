import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import type {
  DecisionRequest,
  Effect,
  Facts,
  LimitRead,
  ReviewDemands,
  Use,
} from '#lib/domain/decisions/types.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** The text that is tried: a draft, or a version under its own number. */
export type TestedPact = {
  readonly pactId: string;
  /** The version it is; null for a draft. */
  readonly number: number | null;
  /** The number the draft would get. */
  readonly nextNumber: number;
  readonly digest: string;
  readonly content: PactContent;
};

/** A pact's version as a decision cites it. */
export type CitedVersion = { readonly pactId: string; readonly version: number };

/** What a recorded decision holds of itself, as far as deciding it again needs it. */
export type RecordedDecision = {
  readonly id: string;
  readonly effect: Effect;
  readonly request: DecisionRequest;
  readonly facts: Facts;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The versions it was decided under, as text: equal texts are equal lists. */
  readonly citedText: string;
  /** Who was asked, where it was held. */
  readonly demands: ReviewDemands | null;
  readonly uses: readonly Use[];
  readonly limitsRead: readonly LimitRead[];
};

/** Why a decision cannot be told from what is kept. */
export const UNDECIDABLE_REASONS = ['check_not_recorded', 'check_did_not_exist', 'counter_unsure'] as const;
export type UndecidableReason = (typeof UNDECIDABLE_REASONS)[number];

/** One clause whose answer cannot be told, and why. */
export type Undecidable = {
  /** Null where the posture is meant. */
  readonly clause: { readonly pact: string; readonly key: string } | null;
  readonly reason: UndecidableReason;
  /** The check's key; null where a counter is meant. */
  readonly check: string | null;
};

/** How often one answer became another. */
export type EffectCell = { readonly was: Effect; readonly would: Effect; readonly count: number };

/** How much an agent or an action is hit. */
export type Hit = {
  readonly name: string;
  readonly looked: number;
  readonly changed: number;
  /** What changed, most frequent first. */
  readonly cells: readonly EffectCell[];
};

/** Reviews a team would be asked for beyond those it was asked for; negative where they are fewer. */
export type ReviewLoad = { readonly team: string | null; readonly more: number };

/** What a cell opens: decisions of one kind, oldest first. */
export type Wanted = 'undecidable' | { readonly was: Effect; readonly would: Effect };

/** A decision that a cell holds. */
export type ListedDecision = {
  readonly id: string;
  readonly at: number;
  readonly agent: string;
  readonly action: string;
  readonly was: Effect;
  /** What it would have been; where that cannot be told, the least and the most strict it could have been. */
  readonly would: readonly Effect[];
  /** The sentence it would have been told; null where it cannot be told. */
  readonly summary: string | null;
};

/** What came of a backtest. */
export type BacktestTally = {
  readonly looked: number;
  readonly changed: number;
  readonly cells: readonly EffectCell[];
  /** Those that are hit, the most first, and how many there are. */
  readonly agents: readonly Hit[];
  readonly agentsHit: number;
  readonly actions: readonly Hit[];
  readonly actionsHit: number;
  readonly reviews: readonly ReviewLoad[];
  /** Which versions of the pact the decisions were made under; null where none of it bound the agent. */
  readonly versions: readonly { readonly number: number | null; readonly decisions: number }[];
  readonly undecidable: number;
  readonly reasons: readonly (Undecidable & { readonly count: number })[];
};

/** A check with the times between which it was in service; epoch milliseconds. */
export type KeptCheck = {
  readonly key: string;
  readonly name: string;
  readonly owner: string;
  readonly createdAt: number;
  readonly retiredAt: number | null;
};

/** Evidence as it is kept: of whom, since when it was known, and what it took the place of. */
export type KeptEvidence = EvidenceFact & {
  readonly agentId: string;
  readonly receivedAt: number;
  readonly corrects: string | null;
};

/** Whose proof is looked for: an agent's on one build, or on any where it is null. */
export type ProofPlace = { readonly agentId: string; readonly build: string | null };
