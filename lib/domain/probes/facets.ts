import type { JsonObject, JsonValue } from '#lib/domain/decisions/types.ts';
import { type Comparison, type Literal, readComparisons } from '#lib/domain/pacts/comparison.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** A figure that something is held against. */
export type Bound = { readonly value: number; readonly isInclusive: boolean };

/** What a clause says of one fact of a request. */
export type Facet = {
  readonly path: string;
  readonly low: Bound | null;
  readonly high: Bound | null;
  /** The values it may have; null where any. */
  readonly values: readonly JsonValue[] | null;
  /** The values it may not have. */
  readonly not: readonly JsonValue[];
  readonly isAbsent: boolean;
};

/** What a clause looks at: where it applies, and what must hold then. */
export type ReadClause = {
  readonly when: ReadonlyMap<string, Facet>;
  readonly must: ReadonlyMap<string, Facet>;
  /** Amounts that something adds up. */
  readonly sums: ReadonlySet<string>;
  readonly wantsApproval: boolean;
};

const AMOUNT = /(?:amount|total|price|value|cost|sum)$/i;
const UNIT = /(?:currency|ccy|unit)s?$/i;

/** Whether the path's name is that of an amount of money. */
export function isAmount(path: string): boolean {
  return AMOUNT.test(path);
}

/** Whether the path's name is that of a currency or unit. */
export function isUnit(path: string): boolean {
  return UNIT.test(path);
}

/** The smallest step of a figure: cents for money, else the last place that is written. */
export function stepOf(path: string, value: number): number {
  const places = String(value).split('.')[1]?.length ?? 0;
  return 10 ** -Math.max(places, isAmount(path) ? 2 : 0);
}

/** Reads what is plain enough to be read of a clause. */
export function readClause({ scope, requires }: Clause): ReadClause {
  const must = requires.flatMap((one) => (one.type === 'condition' ? (readComparisons(one.cel) ?? []) : []));
  const sums = requires.flatMap((one) => (one.type === 'limit' && one.sum ? [one.sum] : []));
  const ceilings = sums.map(
    ({ of, max }): Comparison => ({
      kind: 'compare',
      path: of,
      op: '<=',
      literal: { type: 'number', text: max },
    }),
  );
  return {
    when: facetsOf(readComparisons(scope.when ?? '') ?? []),
    must: facetsOf([...must, ...ceilings]),
    sums: new Set(sums.map(({ of }) => of)),
    wantsApproval: requires.some(({ type }) => type === 'approval'),
  };
}

function facetsOf(comparisons: readonly Comparison[]): ReadonlyMap<string, Facet> {
  const facets = new Map<string, Facet>();
  for (const comparison of comparisons) {
    const { path } = comparison;
    const known = facets.get(path) ?? {
      ...{ path, low: null, high: null, values: null, not: [], isAbsent: false },
    };
    facets.set(path, narrow(known, comparison));
  }
  return facets;
}

function narrow(facet: Facet, comparison: Comparison): Facet {
  if (comparison.kind === 'given') return { ...facet, isAbsent: comparison.isNegated };
  if (comparison.kind === 'one_of') return { ...facet, values: comparison.literals.map(literalValue) };
  const { op, literal } = comparison;
  const value = literalValue(literal);
  if (op === '==') return { ...facet, values: [value] };
  if (op === '!=') return { ...facet, not: [...facet.not, value] };
  if (typeof value !== 'number') return facet;
  const bound = { value, isInclusive: op.endsWith('=') };
  if (op.startsWith('<')) return facet.high && facet.high.value <= value ? facet : { ...facet, high: bound };
  return facet.low && facet.low.value >= value ? facet : { ...facet, low: bound };
}

function literalValue({ type, text }: Literal): JsonValue {
  if (type === 'number') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

/** A value the facet is content with; undefined for none. */
export function contentValue({ path, low, high, values, not, isAbsent }: Facet): JsonValue | undefined {
  if (isAbsent) return undefined;
  if (values) return values[0];
  if (low && high) return tidy((low.value + high.value) / 2, path);
  if (high) return high.value > 0 ? tidy(high.value / 2, path) : high.value - 1;
  if (low) return low.value + (low.value >= 0 ? Math.max(1, low.value) : 1);
  const [first] = not;
  if (typeof first === 'number') return first + 1;
  return typeof first === 'boolean' ? !first : 'probe';
}

function tidy(value: number, path: string): number {
  const rounded = isAmount(path) ? Math.round(value * 100) / 100 : Number(value.toPrecision(12));
  return rounded;
}

/** The object with the value at the path below it; undefined takes the member away. */
export function withValue(
  object: JsonObject,
  path: readonly string[],
  value: JsonValue | undefined,
): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const { [name]: before, ...others } = object;
  if (rest.length === 0) return value === undefined ? others : { ...others, [name]: value };
  const inner = isObject(before) ? before : {};
  return { ...others, [name]: withValue(inner, rest, value) };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
