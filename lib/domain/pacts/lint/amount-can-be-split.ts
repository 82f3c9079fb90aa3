import { coversScope } from '#lib/domain/pacts/clause-coverage.ts';
import { type Comparison, readComparisons } from '#lib/domain/pacts/comparison.ts';
import { clauseFinding, type Finding, type PlacedClause } from '#lib/domain/pacts/lint/finding.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { groupDigits } from '#lib/domain/pacts/wording.ts';

const AMOUNT = /(?:amount|total|price|value|cost|sum)$/i;

type Ceiling = Extract<Comparison, { kind: 'compare' }>;

function isAmountCeiling(comparison: Comparison): comparison is Ceiling {
  if (comparison.kind !== 'compare' || comparison.literal.type !== 'number') return false;
  return AMOUNT.test(comparison.path) && /^<=?$/.test(comparison.op) && Number(comparison.literal.text) > 0;
}

/** Whether the sum counts whatever the ceiling applies to: without a condition, or under one the ceiling's clause has too. */
function appliesWith(sum: Clause, ceiling: Clause): boolean {
  if (sum.scope.when === undefined || sum.scope.when === ceiling.scope.when) return true;
  const texts = [
    ceiling.scope.when ?? '',
    ...ceiling.requires.map((one) => (one.type === 'condition' ? one.cel : '')),
  ];
  return texts.some((text) => text.includes(sum.scope.when ?? text));
}

function sumsUp(sum: Clause, path: string): boolean {
  return sum.requires.some((requirement) => requirement.type === 'limit' && requirement.sum?.of === path);
}

/** Twice the ceiling's own figure, or as near below it as reads well: two of 2,400 where one of 4,800 is held. */
function example(ceiling: Ceiling): { readonly part: string; readonly whole: string } {
  const figure = Number(ceiling.literal.text);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(figure)) - 1);
  const part = Number.isInteger(figure) && figure >= 3 ? figure - step : figure * 0.75;
  const text = (value: number) => groupDigits(String(Number(value.toPrecision(12))));
  return { part: text(part), whole: text(part * 2) };
}

/** The ceilings of the clause's requirement at `at` that no sum stands beside. */
export function openCeilings({ clause, content }: PlacedClause, at: number): readonly Ceiling[] {
  const requirement = clause.requires[at];
  if (requirement?.type !== 'condition') return [];
  const isSummed = (ceiling: Ceiling) =>
    content.clauses.some(
      (sum) => sumsUp(sum, ceiling.path) && coversScope(sum.scope, clause.scope) && appliesWith(sum, clause),
    );
  const ceilings = (readComparisons(requirement.cel) ?? []).filter(isAmountCeiling);
  return ceilings.filter((ceiling) => !isSummed(ceiling));
}

/** Ceilings on one amount that nothing adds up: what is too much at once passes in parts. */
export function findSplitAmounts(placed: PlacedClause): readonly Finding[] {
  const { clause } = placed;
  if (clause.requires.some((requirement) => requirement.type === 'approval')) return [];
  const effect = clause.consequence.type === 'block' ? 'blocked' : 'held';
  return clause.requires.flatMap((_, at) =>
    openCeilings(placed, at).map((ceiling) => {
      const { part, whole } = example(ceiling);
      const message = `lets two of ${part} pass where one of ${whole} is ${effect}`;
      const path = `requires.${at}.cel`;
      return clauseFinding('warning', 'amount_can_be_split', placed, path, message, 'Add a daily sum');
    }),
  );
}
