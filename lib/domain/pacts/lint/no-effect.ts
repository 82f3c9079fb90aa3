import { coversScope, isBelowEveryTier } from '#lib/domain/pacts/clause-coverage.ts';
import {
  clauseFinding,
  type Finding,
  type LintWorld,
  type PlacedClause,
} from '#lib/domain/pacts/lint/finding.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { Clause, Consequence } from '#lib/domain/pacts/types.ts';

/** Clauses no request can reach, as the catalogue stands. */
export function findUnreachable(placed: PlacedClause, world: LintWorld): readonly Finding[] {
  const { scope } = placed.clause;
  if (scope.when?.trim() === 'false') {
    return [
      clauseFinding(
        'warning',
        'clause_unreachable',
        placed,
        'scope.when',
        'never applies: its condition is always false',
      ),
    ];
  }
  if (!isBelowEveryTier(scope, world.actions)) return [];
  const message = 'never applies: every action it names has a higher tier than those it is limited to';
  return [clauseFinding('warning', 'clause_unreachable', placed, 'scope.tiers', message)];
}

const holdsAll = (more: readonly unknown[], fewer: readonly unknown[]) =>
  fewer.every((wanted) => more.some((held) => isSameValue(held, wanted)));

const asksAll = (more: Clause, fewer: Clause) =>
  holdsAll(more.requires, fewer.requires) && holdsAll(more.evidence ?? [], fewer.evidence ?? []);

function isAtLeastAsStrict(a: Consequence, b: Consequence): boolean {
  if (a.type === 'block' || b.type === 'block') return a.type === 'block';
  return isSameValue(a, { ...b, quorum: a.quorum }) && a.quorum >= b.quorum;
}

/** Whether, of whatever the clause lacks, no more follows than from the other: which may lack more than freshness. */
function isMilder(clause: Clause, other: Clause): boolean {
  const [stale, otherStale] = [clause.onStale ?? clause.consequence, other.onStale ?? other.consequence];
  return (
    isAtLeastAsStrict(other.consequence, clause.consequence) &&
    isAtLeastAsStrict(other.consequence, stale) &&
    isAtLeastAsStrict(otherStale, stale)
  );
}

/**
 * Whether `clause` can be taken out without changing any decision: whenever it applies and does not hold, `other` applies
 * under the very same condition, does not hold either and is at least as strict. A clause that authorises, or counts
 * towards a limit, does more than refuse, so there only an exact twin will do.
 */
function isShadowedBy(clause: Clause, other: Clause): boolean {
  if (clause.scope.when !== other.scope.when) return false;
  if (!coversScope(other.scope, clause.scope) || !asksAll(other, clause)) return false;
  if (!isMilder(clause, other)) return false;
  const isPlain = !clause.authorises && !clause.requires.some((requirement) => requirement.type === 'limit');
  return isPlain || isTwin(clause, other);
}

function isTwin(clause: Clause, other: Clause): boolean {
  const isSameScope = coversScope(clause.scope, other.scope) && coversScope(other.scope, clause.scope);
  return (
    isSameScope &&
    asksAll(clause, other) &&
    asksAll(other, clause) &&
    clause.authorises === other.authorises &&
    isSameValue(clause.consequence, other.consequence) &&
    isSameValue(clause.onStale ?? clause.consequence, other.onStale ?? other.consequence)
  );
}

/** Clauses another one makes idle. Of two that say the same, the later is named. */
export function findShadowed(placed: PlacedClause): readonly Finding[] {
  const { clause, index, content } = placed;
  const by = content.clauses.findIndex(
    (other, at) =>
      at !== index && isShadowedBy(clause, other) && (at < index || !isShadowedBy(other, clause)),
  );
  if (by === -1) return [];
  const message = `changes nothing: clause ${by + 1} already asks for all of it, at least as strictly`;
  return [clauseFinding('warning', 'clause_shadowed', placed, 'scope', message, 'Take it out')];
}
