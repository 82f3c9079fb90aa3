import type { MadeUpRequest } from '#lib/client/tried-requests.ts';
import type { JsonObject, JsonValue } from '#lib/domain/decisions/types.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { askedFacts } from '#lib/domain/probes/asked-facts.ts';
import { isAmount, isUnit, withValue } from '#lib/domain/probes/facets.ts';
import { formatDecimal } from '#lib/format/numbers.ts';

export const FACT_KINDS = ['number', 'text', 'boolean', 'json', 'none'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** One fact of a request as it is typed: `context.amount`, as a number, `250`. `none` leaves it out. */
export type FactRow = { readonly path: string; readonly kind: FactKind; readonly text: string };

/** The facts that the clauses look at, each with a value they are content with. */
export function prefilled(content: PactContent, action: string): readonly FactRow[] {
  return askedFacts(content, action).map(({ path, value }) => ({ path, ...typed(value) }));
}

function typed(value: JsonValue | undefined): Omit<FactRow, 'path'> {
  if (value === undefined) return { kind: 'text', text: '' };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: String(value) };
  return typeof value === 'string'
    ? { kind: 'text', text: value }
    : { kind: 'json', text: JSON.stringify(value) };
}

export type FactFault = 'path' | 'number' | 'json';

/** What is wrong with a row as it is typed; null where nothing is. */
export function faultOf({ path, kind, text }: FactRow): FactFault | null {
  if (kind === 'none') return null;
  if (!/^(?:context|resource)(?:\.[A-Za-z_]\w*)+$/.test(path)) return 'path';
  if (kind === 'number' && (text.trim() === '' || !Number.isFinite(Number(text)))) return 'number';
  if (kind === 'json' && readJson(text) === undefined) return 'json';
  return null;
}

/** `context` and `resource` of a request with these facts; members are left out where nothing is given. */
export function withFacts(rows: readonly FactRow[]): Pick<MadeUpRequest, 'context' | 'resource'> {
  let root: JsonObject = {};
  for (const row of rows.filter((one) => one.kind !== 'none'))
    root = withValue(root, row.path.split('.'), valueAt(row));
  // INVARIANT: what is made here is checked with the contract's schema before it is kept or sent.
  return root as Pick<MadeUpRequest, 'context' | 'resource'>;
}

function valueAt({ kind, text }: FactRow): JsonValue | undefined {
  if (kind === 'number') return Number(text);
  if (kind === 'boolean') return text === 'true';
  return kind === 'json' ? readJson(text) : text;
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A request in a few words: `3,100 EUR`, or each fact by its name; null where it gives none. */
export function factWords({ context = {}, resource }: MadeUpRequest): string | null {
  const facts: Readonly<Record<string, unknown>> = {
    ...context,
    ...(resource && { resource: `${resource.type} ${resource.id}` }),
  };
  const names = Object.keys(facts);
  const amount = names.find((name) => isAmount(name) && typeof facts[name] === 'number');
  const unit = names.find((name) => isUnit(name) && typeof facts[name] === 'string');
  const figure = amount === undefined ? null : formatDecimal(String(facts[amount]));
  const head = figure === null ? [] : [unit === undefined ? figure : `${figure} ${facts[unit]}`];
  const rest = names
    .filter((name) => name !== amount && (figure === null || name !== unit))
    .map((name) => `${name} ${wordsOf(facts[name])}`);
  const words = [...head, ...rest];
  return words.length === 0 ? null : words.join(', ');
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
