import type { Tier } from '#lib/domain/actions/types.ts';
import type { Clause, PactContent, Rhythm } from '#lib/domain/pacts/types.ts';

export type FindingCode =
  | 'name_missing'
  | 'no_clauses'
  | 'approvals_needed_invalid'
  | 'clause_key_invalid'
  | 'clause_key_repeated'
  | 'title_missing'
  | 'obligation_missing'
  | 'recourse_missing'
  | 'owner_missing'
  | 'owner_unknown'
  | 'cadence_invalid'
  | 'actions_missing'
  | 'action_pattern_invalid'
  | 'authorises_broad'
  | 'when_invalid'
  | 'condition_invalid'
  | 'approval_cannot_be_given'
  | 'quorum_invalid'
  | 'limit_shape'
  | 'limit_count_invalid'
  | 'limit_sum_path'
  | 'limit_sum_max'
  | 'duration_invalid'
  | 'escalate_late'
  | 'escalate_team_unknown'
  | 'time_days_missing'
  | 'time_invalid'
  | 'time_zone_unknown'
  | 'check_unknown'
  | 'check_retired'
  | 'methods_missing'
  | 'min_result_invalid'
  | 'rhythm_misses_window'
  | 'stale_without_evidence'
  | 'action_unknown'
  | 'agent_unknown'
  | 'binds_no_agent'
  | 'clause_unreachable'
  | 'clause_shadowed'
  | 'posture_applies'
  | 'unit_left_open'
  | 'amount_can_be_split';

/** One thing to know about a draft. An error keeps it from being submitted; a warning is for the author to judge. */
export type Finding = {
  readonly level: 'error' | 'warning';
  readonly code: FindingCode;
  /** Where in the content, as `clauses.2.owner`. */
  readonly path: string;
  /** The clause's key, or null where the whole pact is meant. */
  readonly clause: string | null;
  readonly message: string;
  /** What would settle it, in an imperative of a few words. */
  readonly fix?: string;
  /** Where in a condition's text it fails, as `checkCondition` counts. */
  readonly column?: number;
};

/** What is wrong with a part of a clause; `field` continues the part's path. */
export type Fault = Pick<Finding, 'code' | 'message' | 'column'> & { readonly field: string };

/** What a draft is held against. */
export type LintWorld = {
  /** The catalogue, and what was seen in traffic without being declared (tier `high`). */
  readonly actions: readonly { readonly name: string; readonly tier: Tier; readonly declared: boolean }[];
  readonly agents: readonly { readonly key: string; readonly labels: Readonly<Record<string, string>> }[];
  readonly teams: readonly { readonly key: string; readonly name: string }[];
  /** The checks there are. */
  readonly checks: readonly LintCheck[];
  readonly timeZoneIsKnown: (timeZone: string) => boolean;
  /** The effect of the workspace's posture at each tier, so that a finding can say what it would do. */
  readonly posture?: Readonly<Record<Tier, 'allow' | 'review' | 'block'>>;
};

/** A check as a draft is held against it. */
type LintCheck = { readonly key: string; readonly isRetired: boolean; readonly rhythm: Rhythm | null };

/** A clause with its place. */
export type PlacedClause = { readonly clause: Clause; readonly index: number; readonly content: PactContent };

/** How a finding names a clause: by the number it is read under. */
function clauseNumber(index: number): string {
  return `Clause ${index + 1}`;
}

/** The path of a clause's field. */
function clausePath(index: number, field: string): string {
  return `clauses.${index}.${field}`;
}

/** A finding about a field of a clause; the message continues the clause's number. */
export function clauseFinding(
  level: Finding['level'],
  code: FindingCode,
  { clause, index }: PlacedClause,
  field: string,
  message: string,
  fix?: string,
): Finding {
  const finding = {
    level,
    code,
    path: clausePath(index, field),
    clause: clause.key,
    message: `${clauseNumber(index)} ${message}`,
  };
  return fix === undefined ? finding : { ...finding, fix };
}

/** What the posture does with an action at the tier, in words: with the effect where it is known. */
export function postureInWords(tier: Tier, world: LintWorld): string {
  const effect = world.posture?.[tier];
  if (effect === undefined) return `left to the workspace's posture for ${tier} actions`;
  return { allow: 'allowed', review: 'held for review', block: 'blocked' }[effect];
}
