import type { ASTNode } from '@marcbachmann/cel-js';
import {
  CONDITION_VARIABLES,
  CONDITIONS,
  type ConditionVariables,
} from '#lib/domain/conditions/cel-environment.ts';
import {
  type ConditionProblem,
  childrenOf,
  findRuleFault,
  hasTooManyMatches,
  isMacro,
} from '#lib/domain/conditions/condition-rules.ts';
import { inexactNumber, tooManyValues } from '#lib/domain/conditions/read-bounds.ts';
import { runnable } from '#lib/domain/conditions/runnable.ts';

/** The most characters a condition may have. */
const MAX_CONDITION_LENGTH = 2000;

export type ConditionResult =
  | { readonly ok: true; readonly value: boolean }
  | { readonly ok: false; readonly message: string };

/** A condition ready to run. It never throws. */
export type Condition = { evaluate(variables: ConditionVariables): ConditionResult };

/** What is wrong with a condition as written (CEL), or null. The message is one line; the column counts from 1. */
export function checkCondition(source: string): ConditionProblem | null {
  if (source.trim() === '') return { message: 'the condition is empty', column: 1 };
  if (source.length > MAX_CONDITION_LENGTH)
    return { message: `the condition has more than ${MAX_CONDITION_LENGTH} characters`, column: 1 };
  try {
    const parsed = CONDITIONS.parse(source);
    const fault = findRuleFault(parsed.ast);
    if (fault) return fault;
    if (hasTooManyMatches(parsed.ast))
      return { message: 'the condition calls matches() too often', column: 1 };
    const checked = parsed.check();
    if (!checked.valid) return problemOf(checked.error);
    if (checked.type !== 'bool' && checked.type !== 'dyn')
      return { message: `the condition must be true or false, not ${checked.type}`, column: 1 };
    return null;
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): ConditionProblem {
  const range = typeof error === 'object' && error !== null && 'range' in error ? error.range : null;
  const start =
    typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number'
      ? range.start
      : 0;
  return { message: firstLine(error), column: start + 1 };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** Compiles a condition that `checkCondition` accepts; one it refuses answers its fault whenever it is run. */
export function compileCondition(source: string): Condition {
  const problem = checkCondition(source);
  if (problem) return { evaluate: () => ({ ok: false, message: problem.message }) };
  const run = runnable(source);
  const countsValues = contains(CONDITIONS.parse(source).ast, isMacro);
  const reads = conditionReads(source).filter((path) => /^(context|resource)\b/.test(path));
  const paths = reads.map((path) => path.split('.'));
  return {
    evaluate(variables) {
      const fault = unfit(variables, paths, countsValues);
      if (fault !== null) return { ok: false, message: fault };
      try {
        const value: unknown = run(variables);
        return typeof value === 'boolean'
          ? { ok: true, value }
          : { ok: false, message: 'the condition is neither true nor false' };
      } catch (error) {
        return { ok: false, message: firstLine(error) };
      }
    },
  };
}

function contains(node: ASTNode, test: (node: ASTNode) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => contains(child, test));
}

function unfit(
  variables: ConditionVariables,
  paths: readonly string[][],
  countsValues: boolean,
): string | null {
  for (const path of paths) {
    const fault = inexactNumber(valueAt(variables, path));
    if (fault !== null) return fault;
  }
  return countsValues ? tooManyValues([variables.context, variables.resource]) : null;
}

function valueAt(variables: ConditionVariables, path: readonly string[]): unknown {
  let value: unknown = variables;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** The paths a condition reads, such as `context.amount`; empty for one that cannot be parsed. */
export function conditionReads(source: string): readonly string[] {
  const paths = new Set<string>();
  const visit = (node: ASTNode): void => {
    const path = pathOf(node);
    if (path) {
      if (CONDITION_VARIABLES.some((name) => path === name || path.startsWith(`${name}.`))) paths.add(path);
      return;
    }
    for (const child of childrenOf(node)) visit(child);
  };
  try {
    visit(CONDITIONS.parse(source).ast);
  } catch {
    return [];
  }
  return [...paths];
}

function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op === '.') {
    const root = pathOf(node.args[0]);
    return root === null ? null : `${root}.${node.args[1]}`;
  }
  if (node.op === '[]' && node.args[1].op === 'value' && typeof node.args[1].args === 'string') {
    const root = pathOf(node.args[0]);
    return root === null ? null : `${root}.${node.args[1].args}`;
  }
  return null;
}
