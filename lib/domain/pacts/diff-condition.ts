import { type Comparison, type ComparisonOp, readComparisons } from '#lib/domain/pacts/comparison.ts';
import { comparisonInWords } from '#lib/domain/pacts/describe-requirement.ts';
import { groupDigits, joinWords, pathInWords } from '#lib/domain/pacts/wording.ts';

/** A bound on an amount: the most or the least it may be. */
const BOUNDS: Readonly<Partial<Record<ComparisonOp, 'most' | 'least'>>> = {
  '<': 'most',
  '<=': 'most',
  '>': 'least',
  '>=': 'least',
};

const isCurrency = (one: Comparison) => one.kind !== 'given' && /\.currency$/.test(one.path);

const currenciesOf = (comparison: Comparison): readonly string[] => {
  if (comparison.kind === 'one_of') return comparison.literals.map((literal) => literal.text);
  return comparison.kind === 'compare' && comparison.op === '==' ? [comparison.literal.text] : [];
};

/** The one currency a condition lets through, to follow an amount; nothing where there is none or more than one. */
function unitOf(comparisons: readonly Comparison[]): string {
  const named = comparisons.filter(isCurrency).flatMap(currenciesOf);
  return named.length === 1 ? ` ${named[0]}` : '';
}

const sameText = (one: Comparison, other: Comparison) => JSON.stringify(one) === JSON.stringify(other);
const without = (all: readonly Comparison[], others: readonly Comparison[]) =>
  all.filter((one) => !others.some((other) => sameText(one, other)));

function boundOf(comparison: Comparison) {
  if (comparison.kind !== 'compare' || comparison.literal.type !== 'number') return null;
  const side = BOUNDS[comparison.op];
  return side === undefined
    ? null
    : { side, path: comparison.path, op: comparison.op, text: comparison.literal.text };
}

/** “the limit of the amount rises from 5,000 to 7,500 EUR”; null unless both bound the same fact on the same side. */
function boundChange(before: Comparison, after: Comparison, unit: string): string | null {
  const [was, is] = [boundOf(before), boundOf(after)];
  if (!was || !is || was.path !== is.path || was.op !== is.op) return null;
  const name = `the ${is.side === 'most' ? 'limit' : 'least'} of ${pathInWords(is.path)}`;
  const direction = Number(is.text) > Number(was.text) ? 'rises' : 'falls';
  return `${name} ${direction} from ${groupDigits(was.text)} to ${groupDigits(is.text)}${unit}`;
}

function currencyChange(before: readonly Comparison[], after: readonly Comparison[]): string | null {
  const [was, is] = [before.flatMap(currenciesOf), after.flatMap(currenciesOf)];
  const more = is.filter((one) => !was.includes(one));
  const fewer = was.filter((one) => !is.includes(one));
  if (was.length > 0 && after.length === 0)
    return `now also in currencies other than ${joinWords(was, 'or')}`;
  if (before.length === 0 && is.length > 0) return `now only in ${joinWords(is, 'or')}`;
  if (was.length === 0 || is.length === 0) return null;
  const parts = [
    ...(more.length > 0 ? [`now also in ${joinWords(more, 'and')}`] : []),
    ...(fewer.length > 0 ? [`no longer in ${joinWords(fewer, 'or')}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : null;
}

/** A condition as a list of changes names it: its comparisons in words, or its text quoted. */
export function conditionInWords(cel: string): string {
  const comparisons = readComparisons(cel);
  if (comparisons === null) return `\`${cel}\``;
  return joinWords(
    comparisons.map((comparison) => comparisonInWords(comparison, false)),
    'and',
  );
}

/**
 * What a person would say changed from one condition to another, each as the end of a sentence; null where either is
 * more than simple comparisons, or where nothing but its spelling changed.
 */
export function conditionChanges(before: string, after: string): readonly string[] | null {
  const [old, now] = [readComparisons(before), readComparisons(after)];
  if (old === null || now === null) return null;
  const gone = [...without(old, now)];
  const changes: string[] = [];
  const come: Comparison[] = [];
  for (const comparison of without(now, old)) {
    const at = gone.findIndex((other) => boundChange(other, comparison, '') !== null);
    const [other] = at === -1 ? [] : gone.splice(at, 1);
    if (other === undefined) come.push(comparison);
    else changes.push(boundChange(other, comparison, unitOf(now)) ?? '');
  }
  const currency = currencyChange(gone.filter(isCurrency), come.filter(isCurrency));
  if (currency !== null) changes.push(currency);
  const rest = (all: readonly Comparison[]) =>
    all.filter((one) => currency === null || !isCurrency(one)).map((one) => comparisonInWords(one, false));
  changes.push(...rest(come).map((words) => `now only if ${words}`));
  changes.push(...rest(gone).map((words) => `no longer only if ${words}`));
  return changes.length === 0 ? null : changes;
}
