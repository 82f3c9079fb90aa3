import type { Role } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import type { OverrideFact, Waiver } from '#lib/domain/decisions/override-facts.ts';
import type { CheckFact, EvidenceFact, EvidenceFault } from '#lib/domain/decisions/proof-facts.ts';
import type { PactContent, RequirementType } from '#lib/domain/pacts/types.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };
export type JsonObject = { readonly [name: string]: JsonValue };

/** What a decision says, strictest first: of several, the strictest wins. */
export const EFFECTS = ['block', 'review', 'degrade', 'settle', 'allow'] as const;
export type Effect = (typeof EFFECTS)[number];

export type DecisionMode = 'enforce' | 'dry_run';

/** What the caller says. Nothing in it is believed about the caller's own rights. */
export type DecisionRequest = {
  readonly agentId: string;
  readonly action: string;
  readonly resourceTier?: Tier;
  readonly resource?: JsonObject;
  readonly context?: JsonObject;
  readonly buildDigest?: string;
  readonly workflow?: string;
  readonly session?: string;
  /** Agents on whose behalf this one acts, nearest first; each by id or key. */
  readonly delegatedBy?: readonly string[];
  /** The obligations the caller can carry out. */
  readonly supports?: readonly string[];
  readonly reviewId?: string;
  readonly mode: DecisionMode;
};

/** What applies at a tier where no authorising clause is kept. */
export type PostureRule =
  | { readonly effect: 'allow' }
  | { readonly effect: 'block'; readonly owner: string | null }
  | {
      readonly effect: 'review';
      readonly owner: string | null;
      readonly role: Role;
      readonly quorum: number;
      /** ISO 8601 duration. */
      readonly expiresIn: string;
    };
export type Posture = Readonly<Record<Tier, PostureRule>>;

export type AgentFact = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** The key of the team that owns it. */
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isRetired: boolean;
};

export type StopFact = {
  readonly id: string;
  readonly target: 'workspace' | 'agent' | 'action';
  readonly targetId: string;
  readonly mode: 'freeze' | 'kill';
  readonly reason: string;
  /** The name of the person who stopped it. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** A review the request names, as the gate knows it. */
export type ReviewFact = {
  readonly id: string;
  readonly status: 'pending' | 'approved' | 'denied' | 'steered' | 'recalled' | 'expired';
  readonly isUsed: boolean;
  readonly requestDigest: string;
  /** Digest over the demands the answer covers, see `ReviewDemands`. */
  readonly demandsDigest: string;
  /** `causeRef` of every cause the review answers. */
  readonly causes: readonly string[];
  readonly expiresAt: number;
  /** The instruction given when steered, or the reason of a denial. */
  readonly text: string;
};

/** How far a limit's window is used. `ordinal` counts its consumptions, `total` is a decimal string. */
export type LimitState = { readonly ordinal: number; readonly total: string };

/** A pact version in force for the agent, as it is cited. */
export type PactRef = {
  readonly pactId: string;
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
};

/**
 * Everything the engine knows besides request, policy and time: plain data, so that a record of it can be decided again.
 * `limits` holds the counters that were read, by `limitRef`; when deciding live it is filled through `readLimit`.
 */
export type Facts = {
  readonly workspaceId: string;
  readonly requestDigest: string;
  readonly agent: AgentFact | null;
  /** One for each name in `delegatedBy`, null where unknown. */
  readonly delegates: readonly (AgentFact | null)[];
  /** The agent the caller's key is bound to; null for an unbound key. */
  readonly callerAgentId: string | null;
  /** Stops in force on the workspace, on the agent or a delegate, or on the action. */
  readonly stops: readonly StopFact[];
  readonly isActionDeclared: boolean;
  /** The catalogue's tier, or `high` for an undeclared action. */
  readonly catalogueTier: Tier;
  /** The strictest rule from the catalogue's tier to the effective one. */
  readonly posture: PostureRule;
  readonly review: ReviewFact | null;
  /** Names of the teams that own agents, clauses, checks and postures, by key. */
  readonly teams: Readonly<Record<string, string>>;
  /** Every check that a matching clause asks for; one that is not here was not looked at. */
  readonly checks?: readonly CheckFact[];
  /** Their newest evidence about the agent. */
  readonly evidence?: readonly EvidenceFact[];
  /** Earliest end first. */
  readonly overrides?: readonly OverrideFact[];
};

/** Reads a limit's window; `{ ordinal: 0, total: '0' }` where nothing was consumed. */
export type ReadLimit = (limitRef: string, windowStartMs: number) => LimitState;

export const REMEDY_KINDS = [
  'review',
  'change',
  'wait',
  'fix_request',
  'lift',
  'register',
  'pact',
  'evidence',
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];
/** The smallest change that would help, in one sentence, and who can make it. */
export type Remedy = { readonly kind: RemedyKind; readonly text: string; readonly owner: string | null };

export type RequirementOutcome = {
  readonly type: RequirementType;
  readonly outcome: 'satisfied' | 'unsatisfied' | 'error';
  readonly expected: string;
  readonly observed: JsonValue;
  /** For evidence that does not hold: what is wrong with it. */
  readonly fault?: EvidenceFault;
};

/**
 * What one matching clause said. `kept`: all held; `answered`: an approved review stood in for what did not; `waived`:
 * an override did.
 */
export type ClauseOutcome = {
  readonly pactId: string;
  readonly pact: string;
  readonly version: number;
  readonly clause: string;
  readonly title: string;
  readonly obligation: string;
  /** The owning team's key and its name. */
  readonly owner: string;
  readonly ownerName: string;
  readonly authorises: boolean;
  readonly outcome: 'kept' | 'unsatisfied' | 'error' | 'answered' | 'waived';
  /** The effect this clause asks for: `allow` when kept. */
  readonly effect: Effect;
  readonly requirements: readonly RequirementOutcome[];
  readonly remedies: readonly Remedy[];
};

/** Why an answer is not plain `allow`, besides clauses. */
export type OtherCause =
  | { readonly kind: 'stop'; readonly stop: StopFact; readonly remedies: readonly Remedy[] }
  | {
      readonly kind: 'identity';
      readonly code: IdentityRefusal;
      readonly text: string;
      readonly remedies: readonly Remedy[];
    }
  | {
      readonly kind: 'posture';
      readonly tier: Tier;
      readonly effect: 'review' | 'block';
      readonly owner: string | null;
      readonly ownerName: string | null;
      readonly remedies: readonly Remedy[];
    }
  | {
      readonly kind: 'review';
      readonly code: ReviewRefusal;
      readonly text: string;
      readonly remedies: readonly Remedy[];
    };

export type IdentityRefusal =
  | 'agent_unknown'
  | 'agent_retired'
  | 'key_not_bound'
  | 'delegate_unknown'
  | 'delegate_retired';
/** Why a named review did not help; the decision stays held and says so. */
export type ReviewRefusal =
  | 'review_unknown'
  | 'review_pending'
  | 'review_denied'
  | 'review_steered'
  | 'review_recalled'
  | 'review_expired'
  | 'review_used'
  | 'review_other_request'
  | 'review_other_causes';

/** One thing a review must answer. `ref` is `clause:<pactId>:<version>:<clause>` or `posture:<tier>`. */
export type ReviewCause = {
  readonly ref: string;
  readonly role: Role;
  readonly quorum: number;
  readonly excludesAgentOwner: boolean;
  /** What the approver reads: the obligation, or the posture in words. */
  readonly text: string;
  readonly owner: string | null;
};

/** What a held decision asks of people. */
export type ReviewDemands = {
  readonly causes: readonly ReviewCause[];
  readonly expiresInMs: number;
  readonly escalate: { readonly afterMs: number; readonly to: string } | null;
};

/** What an allowed decision uses up, in key order. `amount` and `total` are decimal strings; `windowStart` 0 where there is none. */
export type Use = {
  readonly grantRef: string;
  readonly windowStart: number;
  readonly ordinal: number;
  readonly total: string;
};

/** A counter that was read, kept so that a replay reads the same. */
export type LimitRead = {
  readonly limitRef: string;
  readonly windowStart: number;
  readonly state: LimitState;
};

/** The engine's whole answer. Same inputs, same bytes. */
export type Decision = {
  /** The version of the engine's rules. */
  readonly engine: string;
  readonly effect: Effect;
  readonly allowed: boolean;
  /** The higher of the catalogue's tier and the caller's. */
  readonly tier: Tier;
  /** One sentence for people. */
  readonly summary: string;
  readonly clauses: readonly ClauseOutcome[];
  readonly causes: readonly OtherCause[];
  readonly pacts: readonly PactRef[];
  /** Present exactly when the effect is `review`. */
  readonly demands: ReviewDemands | null;
  /** Empty unless allowed. */
  readonly uses: readonly Use[];
  readonly limitsRead: readonly LimitRead[];
  /** What was waived by which override; absent where nothing was. */
  readonly waivers?: readonly Waiver[];
};

/** A version in force, as the policy is made from it. */
export type ActivePact = {
  readonly pactId: string;
  readonly version: number;
  readonly digest: string;
  readonly content: PactContent;
};
