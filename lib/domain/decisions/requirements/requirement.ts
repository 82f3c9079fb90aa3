import type { Role } from '#lib/domain/access/permissions.ts';
import type { Decimal } from '#lib/domain/decimals/decimal.ts';
import type { CheckFact, EvidenceFact, EvidenceFault } from '#lib/domain/decisions/proof-facts.ts';
import type { ConditionVariables } from '#lib/domain/decisions/requirements/variables.ts';
import type { JsonValue, LimitState, Remedy, RequirementOutcome } from '#lib/domain/decisions/types.ts';

/** What a requirement may look at. `variables` and `limits` are made once a decision. */
export type Asked = {
  readonly variables: ConditionVariables;
  /** Reads a limit's window as it stands before this decision; one that is named twice is read, and counted, once. */
  readonly limit: (limitRef: string, windowStart: number) => LimitState;
  readonly subjects: { readonly agent: string; readonly action: string; readonly workspace: string };
  readonly now: number;
  /** The build the caller says it runs; null where it does not. */
  readonly build: string | null;
  readonly checks: readonly CheckFact[];
  readonly evidence: readonly EvidenceFact[];
  readonly teamName: (key: string) => string;
};

/** One step of a limit's window that the decision takes if it is allowed. */
export type LimitUse = {
  readonly limitRef: string;
  readonly windowStart: number;
  readonly ordinal: number;
  readonly total: Decimal;
};

/** What one requirement said. */
export type Verdict = {
  readonly outcome: RequirementOutcome;
  /** The smallest changes that would satisfy it; empty when satisfied. */
  readonly remedies: readonly Remedy[];
  readonly use: LimitUse | null;
  /** People it asks for, whatever else holds. */
  readonly asks: { readonly role: Role; readonly quorum: number } | null;
};

/** A requirement ready to be asked. `owner` is the clause's owner in words, for remedies. */
export type CompiledRequirement = (asked: Asked, owner: string) => Verdict;

type Extra = Partial<Pick<Verdict, 'remedies' | 'use' | 'asks'>>;

/** Puts a verdict together. */
export function verdict(
  type: RequirementOutcome['type'],
  outcome: RequirementOutcome['outcome'],
  facts: { readonly expected: string; readonly observed: JsonValue; readonly fault?: EvidenceFault },
  { remedies = [], use = null, asks = null }: Extra = {},
): Verdict {
  return { outcome: { type, outcome, ...facts }, remedies, use, asks };
}
