import type { ASTNode } from '@marcbachmann/cel-js';
import { CONDITIONS } from '#lib/domain/conditions/cel-environment.ts';
import { childrenOf } from '#lib/domain/conditions/condition-rules.ts';

const CALLS: Readonly<Record<string, string>> = { double: '_toDouble', timestamp: '_toInstant' };

type Run = (variables: object) => unknown;

/**
 * Parses a condition and replaces what the library does unsafely: `matches` backtracks, a division by zero is infinity,
 * a timestamp without an offset is read in the machine's zone. The library lets none of them be registered anew.
 * INVARIANT: this changes the parsed tree, not the text: in a text, a comment could hide a call from being replaced.
 */
export function runnable(source: string): Run {
  const parsed = CONDITIONS.parse(source);
  replaceIn(parsed.ast);
  const checked = parsed.check();
  if (!checked.valid) throw checked.error ?? new Error('the condition cannot be checked');
  return parsed;
}

function replaceIn(node: ASTNode): void {
  for (const child of childrenOf(node)) replaceIn(child);
  if (node.op === 'rcall' && node.args[0] === 'matches') node.args[0] = '_matches';
  if (node.op === 'call') node.args[0] = CALLS[node.args[0]] ?? node.args[0];
  if (node.op === '/' && node.args[1].op !== 'value') node.args[1] = nonZeroCall(node.args[1]);
}

function nonZeroCall(divisor: ASTNode): ASTNode {
  const { ast } = CONDITIONS.parse('_nonZero(1)');
  if (ast.op === 'call') ast.args[1][0] = divisor;
  return ast;
}
