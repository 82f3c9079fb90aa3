import { checkCondition } from '#lib/domain/conditions/condition.ts';
import { isActionPattern, isBroad } from '#lib/domain/pacts/action-pattern.ts';
import { clauseFinding, type Finding, type PlacedClause } from '#lib/domain/pacts/lint/finding.ts';

/** What keeps a scope from being evaluated, or from being one an authorising clause may have. */
export function findScopeFaults(placed: PlacedClause): readonly Finding[] {
  const { clause } = placed;
  const findings: Finding[] = [];
  if (clause.scope.actions.length === 0) {
    findings.push(
      clauseFinding(
        'error',
        'actions_missing',
        placed,
        'scope.actions',
        'names no action, so it never applies',
      ),
    );
  }
  for (const [at, pattern] of clause.scope.actions.entries()) {
    const field = `scope.actions.${at}`;
    if (!isActionPattern(pattern)) {
      const message = `names "${pattern}": an action is written namespace:name, and * stands only at the end`;
      findings.push(clauseFinding('error', 'action_pattern_invalid', placed, field, message));
    } else if (clause.authorises && isBroad(pattern)) {
      const message = `authorises "${pattern}": a clause that authorises names its actions`;
      findings.push(clauseFinding('error', 'authorises_broad', placed, field, message, 'Name the actions'));
    }
  }
  const fault = clause.scope.when === undefined ? null : checkCondition(clause.scope.when);
  if (fault !== null) {
    const message = `applies under a condition that cannot be evaluated: ${fault.message} (column ${fault.column})`;
    findings.push({
      ...clauseFinding('error', 'when_invalid', placed, 'scope.when', message),
      column: fault.column,
    });
  }
  return findings;
}
