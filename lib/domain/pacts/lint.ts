import { findSplitAmounts } from '#lib/domain/pacts/lint/amount-can-be-split.ts';
import { findConsequenceFaults } from '#lib/domain/pacts/lint/consequence-faults.ts';
import type { Finding, LintWorld, PlacedClause } from '#lib/domain/pacts/lint/finding.ts';
import {
  findKeyFaults,
  findMissingInClause,
  findMissingInPact,
} from '#lib/domain/pacts/lint/missing-parts.ts';
import { findShadowed, findUnreachable } from '#lib/domain/pacts/lint/no-effect.ts';
import { findPostureApplies } from '#lib/domain/pacts/lint/posture-applies.ts';
import { findMissedWindows, findStaleWithoutEvidence } from '#lib/domain/pacts/lint/proof-in-time.ts';
import { findRequirementFaults } from '#lib/domain/pacts/lint/requirement-faults.ts';
import { findScopeFaults } from '#lib/domain/pacts/lint/scope-faults.ts';
import { findUnboundAgents, findUnknownActions } from '#lib/domain/pacts/lint/unbound.ts';
import { findUnitLeftOpen } from '#lib/domain/pacts/lint/unit-left-open.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

const CLAUSE_CHECKS: readonly ((placed: PlacedClause, world: LintWorld) => readonly Finding[])[] = [
  findKeyFaults,
  findMissingInClause,
  findScopeFaults,
  findRequirementFaults,
  findConsequenceFaults,
  findUnknownActions,
  findUnreachable,
  findShadowed,
  findUnitLeftOpen,
  findSplitAmounts,
  findMissedWindows,
  findStaleWithoutEvidence,
];

/** Everything to know about a draft before it is submitted: errors first, each kind in the order of the clauses. */
export function lintPact(content: PactContent, world: LintWorld): readonly Finding[] {
  const findings = [
    ...findMissingInPact(content),
    ...findUnboundAgents(content, world),
    ...content.clauses.flatMap((clause, index) =>
      CLAUSE_CHECKS.flatMap((check) => check({ clause, index, content }, world)),
    ),
    ...findPostureApplies(content, world),
  ];
  return [
    ...findings.filter((finding) => finding.level === 'error'),
    ...findings.filter((finding) => finding.level === 'warning'),
  ];
}

/** Whether the draft can be submitted: a pact that cannot be evaluated cannot. */
export function canSubmit(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.level !== 'error');
}
