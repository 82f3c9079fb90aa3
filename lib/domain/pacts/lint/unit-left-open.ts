import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import { coversScope, reachesAction } from '#lib/domain/pacts/clause-coverage.ts';
import { type Comparison, readComparisons } from '#lib/domain/pacts/comparison.ts';
import {
  clauseFinding,
  type Finding,
  type LintWorld,
  type PlacedClause,
  postureInWords,
} from '#lib/domain/pacts/lint/finding.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { joinWords, pathInWords } from '#lib/domain/pacts/wording.ts';

const UNIT = /(?:currency|ccy|unit)s?$/i;

/** Whether the comparison names the currency or unit it is about. */
export function namesUnit(comparison: Comparison): boolean {
  if (!UNIT.test(comparison.path)) return false;
  return comparison.kind === 'one_of' || (comparison.kind === 'compare' && comparison.op === '==');
}

type NamedUnit = { readonly path: string; readonly names: readonly string[] };

/** The currency or unit that a clause is limited to, where its `when` is plain enough to tell. */
function unitOf(clause: Clause): NamedUnit | null {
  for (const comparison of readComparisons(clause.scope.when ?? '') ?? []) {
    if (!UNIT.test(comparison.path)) continue;
    if (comparison.kind === 'compare' && comparison.op === '==') {
      return { path: comparison.path, names: [comparison.literal.text] };
    }
    if (comparison.kind === 'one_of')
      return { path: comparison.path, names: comparison.literals.map(({ text }) => text) };
  }
  return null;
}

/** Whether the clause says anything about the others: it applies to them, or its own requirements look at the unit. */
const looksAt = (clause: Clause, path: string) =>
  clause.requires.some((requirement) => requirement.type === 'condition' && requirement.cel.includes(path));

function highestTier(clause: Clause, world: LintWorld): Tier {
  const tiers = world.actions
    .filter((action) => reachesAction(clause.scope, action))
    .map((action) => action.tier);
  return tiers.reduce(
    (highest, tier) => (TIERS.indexOf(tier) > TIERS.indexOf(highest) ? tier : highest),
    'low',
  );
}

/** Conditions that name a currency or unit and say nothing of the others: says what happens to those. */
export function findUnitLeftOpen(placed: PlacedClause, world: LintWorld): readonly Finding[] {
  const { clause, index, content } = placed;
  const unit = unitOf(clause);
  if (unit === null) return [];
  const rivals = content.clauses.filter(
    (other, at) => at !== index && coversScope(other.scope, clause.scope),
  );
  const others = `Any other ${pathInWords(unit.path).replace(/^the /, '')}`;
  const fix = `Cover every ${pathInWords(unit.path).replace(/^the /, '')}`;
  const isForOthers = (other: Clause) =>
    other.scope.when === undefined || (unitOf(other) === null && other.scope.when.includes(unit.path));
  if (clause.authorises) {
    if (rivals.some((other) => other.authorises && isForOthers(other))) return [];
    const effect = postureInWords(highestTier(clause, world), world);
    const message = `authorises ${joinWords(unit.names, 'and')} alone. ${others} is ${effect}`;
    return [clauseFinding('warning', 'unit_left_open', placed, 'scope.when', message, fix)];
  }
  const opening = rivals.find(
    (other) => other.authorises && other.scope.when === undefined && !looksAt(other, unit.path),
  );
  if (opening === undefined) return [];
  const by = content.clauses.indexOf(opening) + 1;
  const message = `guards ${joinWords(unit.names, 'and')} alone. ${others} passes it by: clause ${by} authorises them all`;
  return [clauseFinding('warning', 'unit_left_open', placed, 'scope.when', message, fix)];
}
