import { TIERS, type Tier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import { coversPattern, matchesAction } from '#lib/domain/pacts/action-pattern.ts';
import type { Clause, ClauseScope } from '#lib/domain/pacts/types.ts';

/** An action as the catalogue or the traffic knows it. */
export type KnownAction = { readonly name: string; readonly tier: Tier };

/** Whether the scope reaches the action at its own tier, whatever `when` says. */
export function reachesAction(scope: ClauseScope, action: KnownAction): boolean {
  const isInTiers = scope.tiers.length === 0 || scope.tiers.includes(action.tier);
  return isInTiers && scope.actions.some((pattern) => matchesAction(pattern, action.name));
}

/** The names of the known actions the clauses reach, and of those they name exactly, sorted. */
export function coveredActions(
  clauses: readonly Clause[],
  actions: readonly KnownAction[],
): readonly string[] {
  const known = new Map(actions.map((action) => [action.name, action]));
  for (const pattern of clauses.flatMap((clause) => clause.scope.actions)) {
    if (pattern.endsWith('*') || known.has(pattern)) continue;
    known.set(pattern, { name: pattern, tier: UNDECLARED_TIER });
  }
  return [...known.values()]
    .filter((action) => clauses.some((clause) => reachesAction(clause.scope, action)))
    .map((action) => action.name)
    .sort();
}

/** Whether every action pattern and tier of `narrow` is in `wide`; conditions are not compared. */
export function coversScope(wide: ClauseScope, narrow: ClauseScope): boolean {
  const hasActions = narrow.actions.every((pattern) =>
    wide.actions.some((other) => coversPattern(other, pattern)),
  );
  if (!hasActions || wide.tiers.length === 0) return hasActions;
  return narrow.tiers.length > 0 && narrow.tiers.every((tier) => wide.tiers.includes(tier));
}

/**
 * Whether no request can be in the scope, as the catalogue stands: every action it can match has a tier above all it
 * names. A caller can raise a tier, never lower one, so a named tier above the action's own stays reachable.
 */
export function isBelowEveryTier(scope: ClauseScope, actions: readonly KnownAction[]): boolean {
  if (scope.tiers.length === 0 || scope.actions.length === 0) return false;
  const highest = Math.max(...scope.tiers.map((tier) => TIERS.indexOf(tier)));
  const isBelow = (tier: Tier) => highest < TIERS.indexOf(tier);
  const names = new Set(actions.map((action) => action.name));
  const canMatchUndeclared = scope.actions.some((pattern) => pattern.endsWith('*') || !names.has(pattern));
  if (canMatchUndeclared && !isBelow(UNDECLARED_TIER)) return false;
  return actions
    .filter((action) => scope.actions.some((pattern) => matchesAction(pattern, action.name)))
    .every((action) => isBelow(action.tier));
}
