import type { ASTNode } from '@marcbachmann/cel-js';
import { patternFault } from '#lib/domain/conditions/patterns.ts';

/** A fault in a condition: one line for people, and the column (from 1) it begins at. */
export type ConditionProblem = { readonly message: string; readonly column: number };

const MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const TEXT_FUNCTIONS = new Set([
  'matches',
  'contains',
  'startsWith',
  'endsWith',
  'split',
  'join',
  'indexOf',
  'lastIndexOf',
  'substring',
  'lowerAscii',
  'upperAscii',
  'trim',
]);
const FUNCTIONS = new Set([
  'has',
  'size',
  'int',
  'double',
  'string',
  'bool',
  'type',
  'duration',
  'timestamp',
]);
const METHODS = new Set([
  ...['all', 'exists', 'exists_one', 'filter', 'size'],
  ...['matches', 'contains', 'startsWith', 'endsWith', 'indexOf', 'lastIndexOf', 'substring'],
  ...['lowerAscii', 'upperAscii', 'trim'],
]);
/** Parts of a time, in UTC: by zone they would depend on the machine, and the requirement `time` is made for it. */
const TIME_PARTS = new Set([
  ...['getFullYear', 'getMonth', 'getDate', 'getDayOfMonth', 'getDayOfWeek'],
  ...['getHours', 'getMinutes', 'getSeconds', 'getMilliseconds'],
]);
const MOST_MATCHES = 5;

/** Everything below a node, one level down. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  const found: ASTNode[] = [];
  collect(node.args, found);
  return found;
}

function collect(value: unknown, found: ASTNode[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (isNode(value)) found.push(value);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** The name of the method a node calls, or null. */
function methodOf(node: ASTNode): string | null {
  return node.op === 'rcall' ? node.args[0] : null;
}

/** Whether the node runs its body once for each element of a list. */
export function isMacro(node: ASTNode): boolean {
  const method = methodOf(node);
  return method !== null && MACROS.has(method);
}

/** The name at the root of a path such as `x.a["b"]`, or null for anything else. */
function rootOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op === '.' || node.op === '[]') return rootOf(node.args[0]);
  return null;
}

/**
 * What a condition may not do, so that running one stays bounded whatever the request holds: no list macro inside
 * another; inside a macro, text functions look at the element alone; patterns are literal and fit for RE2; nothing that
 * builds lists or binds names. With at most 256 values in a list condition's context its cost is a small constant.
 */
export function findRuleFault(node: ASTNode, element: string | null = null): ConditionProblem | null {
  const fault = faultHere(node, element);
  if (fault) return { message: fault, column: node.range.start + 1 };
  const inside = isMacro(node) ? elementName(node) : element;
  for (const child of childrenOf(node)) {
    const below = findRuleFault(child, inside);
    if (below) return below;
  }
  return null;
}

function elementName(node: ASTNode): string | null {
  const variable = node.op === 'rcall' ? node.args[2][0] : undefined;
  return variable?.op === 'id' ? variable.args : '';
}

function faultHere(node: ASTNode, element: string | null): string | null {
  if (node.op === 'call' && !FUNCTIONS.has(node.args[0]))
    return `${node.args[0]}() is not offered in conditions`;
  if ((node.op === '/' || node.op === '%') && isZero(node.args[1])) return 'division by zero';
  if (node.op !== 'rcall') return null;
  const [method, receiver, parameters] = node.args;
  if (TIME_PARTS.has(method)) {
    return parameters.length === 0
      ? null
      : `${method}() reads UTC; for another zone use the requirement "time"`;
  }
  if (!METHODS.has(method)) return `${method}() is not offered in conditions`;
  if (element !== null && MACROS.has(method)) return `${method}() cannot stand inside another list condition`;
  if (element !== null && TEXT_FUNCTIONS.has(method) && rootOf(receiver) !== element) {
    return `inside a list condition ${method}() may look at the element alone`;
  }
  return method === 'matches' ? patternProblem(parameters[0]) : null;
}

function isZero(node: ASTNode): boolean {
  return node.op === 'value' && (node.args === 0n || node.args === 0);
}

/** Whether there are more calls of `matches` than one condition may make. */
export function hasTooManyMatches(node: ASTNode): boolean {
  const count = (at: ASTNode): number =>
    childrenOf(at).reduce((sum, child) => sum + count(child), methodOf(at) === 'matches' ? 1 : 0);
  return count(node) > MOST_MATCHES;
}

function patternProblem(pattern: ASTNode | undefined): string | null {
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string')
    return 'the pattern of matches() must be written out, in quotes';
  const fault = patternFault(pattern.args);
  return fault === null ? null : `the pattern of matches() cannot be run: ${fault}`;
}
