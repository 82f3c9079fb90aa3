import { Environment } from '@marcbachmann/cel-js';
import { checkPattern, matchesPattern } from '#lib/domain/conditions/patterns.ts';

/** What a condition may read. Everything but `now` comes from the request or the facts as plain JSON. */
export type ConditionVariables = {
  readonly agent: {
    readonly key: string;
    readonly name: string;
    readonly owner: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly action: string;
  readonly tier: string;
  readonly resource: object;
  readonly context: object;
  readonly workflow: string;
  readonly now: Date;
};

export const CONDITION_VARIABLES = [
  'agent',
  'action',
  'tier',
  'resource',
  'context',
  'workflow',
  'now',
] as const;

type Arithmetic = '+' | '-' | '*' | '/' | '%';
const ARITHMETIC: readonly (readonly [Arithmetic, (a: number, b: number) => number])[] = [
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['%', (a, b) => a % b],
];

/** Refuses a pattern that RE2 cannot run; answers why, or null. */
export const patternFault = checkPattern;

function makeEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 200, maxDepth: 24, maxListElements: 64, maxMapEntries: 16, maxCallArguments: 4 },
  })
    .registerVariable('agent', {
      schema: { key: 'string', name: 'string', owner: 'string', labels: 'map<string, string>' },
    })
    .registerVariable('action', 'string')
    .registerVariable('tier', 'string')
    .registerVariable('resource', 'map<string, dyn>')
    .registerVariable('context', 'map<string, dyn>')
    .registerVariable('workflow', 'string')
    .registerVariable('now', 'google.protobuf.Timestamp')
    .registerFunction('string.linearMatches(string): bool', matchesPattern);
  for (const [operator, apply] of ARITHMETIC) {
    environment.registerOperator(`double ${operator} int`, (a: number, b: bigint) => apply(a, Number(b)));
    environment.registerOperator(`int ${operator} double`, (a: bigint, b: number) => apply(Number(a), b));
  }
  environment.registerOperator('double % double', (a: number, b: number) => a % b);
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
  return environment;
}

/** CEL as conditions are written in: typed variables, mixed int and double arithmetic, RE2 instead of backtracking. */
export const CONDITIONS = makeEnvironment();
