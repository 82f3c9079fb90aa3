import { reachesAction } from '#lib/domain/pacts/clause-coverage.ts';
import { type Finding, type LintWorld, postureInWords } from '#lib/domain/pacts/lint/finding.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** High and critical actions the pact speaks of without ever authorising: whatever it asks, the posture decides them. */
export function findPostureApplies(content: PactContent, world: LintWorld): readonly Finding[] {
  return world.actions.flatMap((action): readonly Finding[] => {
    if (action.tier !== 'high' && action.tier !== 'critical') return [];
    const at = content.clauses.findIndex((clause) => reachesAction(clause.scope, action));
    const isAuthorised = content.clauses.some(
      (clause) => clause.authorises && reachesAction(clause.scope, action),
    );
    if (at === -1 || isAuthorised) return [];
    return [
      {
        level: 'warning',
        code: 'posture_applies',
        path: `clauses.${at}.authorises`,
        clause: content.clauses[at]?.key ?? null,
        message: `No clause authorises ${action.name} (${action.tier}): kept or not, it is ${postureInWords(action.tier, world)}`,
        fix: 'Let a clause authorise it',
      },
    ];
  });
}
