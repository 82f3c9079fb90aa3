import type { Role } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';

export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const LIMIT_SCOPES = ['agent', 'action', 'workspace'] as const;

/** How often a check usually runs: every so long (ISO 8601 duration), or on days at a local time (`HH:MM`). */
export type Rhythm =
  | { readonly every: string }
  | { readonly days: readonly Weekday[]; readonly at: string; readonly timeZone: string };

/** How a result came about, weakest first. */
export const EVIDENCE_METHODS = ['self_reported', 'automated', 'independent', 'attested'] as const;
export type EvidenceMethod = (typeof EVIDENCE_METHODS)[number];

/** A CEL expression that must be true. */
export type ConditionRequirement = { readonly type: 'condition'; readonly cel: string };
/** A person's approval of this exact request, asked for even where everything else holds. */
export type ApprovalRequirement = { readonly type: 'approval'; readonly role: Role; readonly quorum: number };
/** At most so many, or so much in all, within each window (ISO 8601 duration; windows are aligned to the epoch). */
export type LimitRequirement = {
  readonly type: 'limit';
  /** Exactly one of `count` and `sum` is given. */
  readonly count?: number;
  /** `of` is a path such as `context.amount`; `max` a decimal string. */
  readonly sum?: { readonly of: string; readonly max: string };
  readonly window: string;
  readonly per: (typeof LIMIT_SCOPES)[number];
};
/** Only on these days between these times (`HH:MM`, `from` after `to` runs over midnight), in an IANA time zone. */
export type TimeRequirement = {
  readonly type: 'time';
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
};
/** What proves a promise: the newest result of a check by one of these methods, passed and not older than `maxAge`. */
export type EvidenceDemand = {
  /** A check's key. */
  readonly check: string;
  /** Methods accepted; at least one. */
  readonly methods: readonly EvidenceMethod[];
  /** ISO 8601 duration: the freshness window. */
  readonly maxAge: string;
  /** Whether it must have been made on the build that asks. */
  readonly sameBuild: boolean;
  /** The share of passes that is enough, a decimal string from 0 to 1; every case must pass where it is left out. */
  readonly minResult?: string;
};
export type EvidenceRequirement = EvidenceDemand & { readonly type: 'evidence' };

/** The closed set of requirements that can be evaluated today. */
export type Requirement =
  | ConditionRequirement
  | ApprovalRequirement
  | LimitRequirement
  | TimeRequirement
  | EvidenceRequirement;
export type RequirementType = Requirement['type'];

export type BlockConsequence = { readonly type: 'block' };
export type ReviewConsequence = {
  readonly type: 'review';
  readonly role: Role;
  readonly quorum: number;
  /** ISO 8601 duration; silence until then is a denial. */
  readonly expiresIn: string;
  /** After so long without an answer the team `to` is told as well. */
  readonly escalate?: { readonly after: string; readonly to: string };
  /** Members of the team that owns the agent may not answer. */
  readonly excludesAgentOwner?: boolean;
};
export type Consequence = BlockConsequence | ReviewConsequence;

export type ClauseScope = {
  /** Action patterns: an exact name, `tool:wire-*`, `tool:*` or `*`. */
  readonly actions: readonly string[];
  /** Empty means every tier. */
  readonly tiers: readonly Tier[];
  /** CEL; absent means always. */
  readonly when?: string;
};

/** One promise. Its key is stable across versions. */
export type Clause = {
  readonly key: string;
  readonly title: string;
  readonly obligation: string;
  readonly severity: Severity;
  readonly scope: ClauseScope;
  readonly authorises: boolean;
  readonly requires: readonly Requirement[];
  /** The checks that prove it; each is asked for like a requirement. */
  readonly evidence?: readonly EvidenceDemand[];
  readonly consequence: Consequence;
  /** What follows instead where nothing is lacking but freshness: the proof is there, and old. */
  readonly onStale?: Consequence;
  /** A team's key. */
  readonly owner: string;
  readonly reviewCadenceDays: number;
  readonly recourse: string;
};

/** Which agents a pact binds: by key, or by every label given. Both empty binds none. */
export type AgentSelector = {
  readonly keys: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
};

/** What a version says; its digest is SHA-256 over the canonical JSON (RFC 8785) of this. */
export type PactContent = {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly agents: AgentSelector;
  /** Raises the workspace's minimum, never lowers it. */
  readonly approvalsNeeded: number;
  readonly clauses: readonly Clause[];
};

export const VERSION_STATUSES = [
  'in_review',
  'approved',
  'active',
  'superseded',
  'sent_back',
  'withdrawn',
] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];
