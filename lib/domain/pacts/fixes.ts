import { isBroad } from '#lib/domain/pacts/action-pattern.ts';
import { reachesAction } from '#lib/domain/pacts/clause-coverage.ts';
import { freeClauseKey, keyOf } from '#lib/domain/pacts/clause-key.ts';
import { readComparisons } from '#lib/domain/pacts/comparison.ts';
import { openCeilings } from '#lib/domain/pacts/lint/amount-can-be-split.ts';
import type { LintWorld, PlacedClause } from '#lib/domain/pacts/lint/finding.ts';
import { namesUnit } from '#lib/domain/pacts/lint/unit-left-open.ts';
import type { Clause, LimitRequirement, PactContent } from '#lib/domain/pacts/types.ts';

/** What a fix may draw on, as the lint has it. */
type KnownNames = {
  readonly actions: readonly Pick<LintWorld['actions'][number], 'name' | 'tier' | 'declared'>[];
  readonly teams: readonly Pick<LintWorld['teams'][number], 'key'>[];
};

/** A finding by what it is and where, as `clauses.2.owner`. */
type Found = { readonly code: string; readonly path: string };

type ClauseFix = (placed: PlacedClause, known: KnownNames, path: string) => Clause | null;

const CLAUSE_FIXES: Readonly<Record<string, ClauseFix>> = {
  owner_missing: withOwner,
  owner_unknown: withOwner,
  clause_key_invalid: withFreeKey,
  clause_key_repeated: withFreeKey,
  unit_left_open: withUnitRequired,
  amount_can_be_split: withDailySum,
  authorises_broad: withNamedActions,
};

/** A list of actions longer than this is nothing a person reads before promising it. */
const MOST_ACTIONS = 20;

/** The content without what was found, where it mends without a judgement; null where a person must choose. */
export function fixOf(finding: Found, content: PactContent, known: KnownNames): PactContent | null {
  const index = Number(/^clauses\.(\d+)\./.exec(finding.path)?.[1]);
  const clause = content.clauses[index];
  if (clause === undefined) return null;
  if (finding.code === 'clause_shadowed') {
    return { ...content, clauses: content.clauses.filter((_, at) => at !== index) };
  }
  const fixed = CLAUSE_FIXES[finding.code]?.({ clause, index, content }, known, finding.path) ?? null;
  if (fixed === null) return null;
  return { ...content, clauses: content.clauses.map((old, at) => (at === index ? fixed : old)) };
}

/** The team that owns every other clause, or the only team there is. */
function withOwner({ clause, index, content }: PlacedClause, { teams }: KnownNames): Clause | null {
  const isTeam = (owner: string) => teams.some((team) => team.key === owner);
  const others = content.clauses.filter((_, at) => at !== index).map((other) => other.owner);
  const owners = [...new Set(others.filter(isTeam))];
  const candidates = owners.length > 0 ? owners : teams.map((team) => team.key);
  const [owner] = candidates;
  return owner === undefined || candidates.length > 1 ? null : { ...clause, owner };
}

function withFreeKey({ clause, index, content }: PlacedClause): Clause {
  return { ...clause, key: freeClauseKey(content, keyOf(clause.title), index) };
}

/** Asks for the unit instead of passing the others by. */
function withUnitRequired({ clause }: PlacedClause): Clause | null {
  const { when = '', ...scope } = clause.scope;
  const comparisons = readComparisons(when) ?? [];
  const texts = conjuncts(when);
  if (comparisons.length !== texts.length) return null;
  const isUnit = comparisons.map(namesUnit);
  const moved = texts.filter((_, at) => isUnit[at]);
  if (moved.length === 0) return null;
  const stays = texts.filter((_, at) => !isUnit[at]).join(' && ');
  return {
    ...clause,
    scope: stays === '' ? scope : { ...scope, when: stays },
    requires: [...clause.requires, { type: 'condition', cel: moved.join(' && ') }],
  };
}

/** The parts of a condition that `readComparisons` could read: `&&` inside a text joins nothing. */
function conjuncts(cel: string): readonly string[] {
  const parts = cel.match(/(?:'[^']*'|"[^"]*"|[^'"&])+/g) ?? [];
  return parts.map((part) => part.trim());
}

/** Adds up over a day what the condition caps one by one. */
function withDailySum(placed: PlacedClause, _known: KnownNames, path: string): Clause | null {
  const at = Number(/\.requires\.(\d+)\./.exec(path)?.[1]);
  const least = new Map<string, string>();
  for (const { path: of, literal } of openCeilings(placed, at)) {
    if (!of.startsWith('context.')) return null;
    const before = least.get(of);
    if (before === undefined || Number(literal.text) < Number(before)) least.set(of, literal.text);
  }
  const sums = [...least].map(
    ([of, max]): LimitRequirement => ({ type: 'limit', sum: { of, max }, window: 'P1D', per: 'agent' }),
  );
  const { clause } = placed;
  return sums.length === 0 ? null : { ...clause, requires: [...clause.requires, ...sums] };
}

/** The declared actions that a broad pattern takes in, by name. What was only seen in traffic is for a person to add. */
function withNamedActions({ clause }: PlacedClause, known: KnownNames, path: string): Clause | null {
  const at = Number(/\.actions\.(\d+)$/.exec(path)?.[1]);
  const pattern = clause.scope.actions[at];
  if (pattern === undefined || !isBroad(pattern)) return null;
  const taken = { ...clause.scope, actions: [pattern] };
  const names = known.actions
    .filter((action) => action.declared && reachesAction(taken, action))
    .map((action) => action.name);
  if (names.length === 0 || names.length > MOST_ACTIONS) return null;
  const actions = clause.scope.actions.flatMap((old, index) => (index === at ? names : [old]));
  return { ...clause, scope: { ...clause.scope, actions: [...new Set(actions)] } };
}
