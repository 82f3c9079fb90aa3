import { Environment } from '@marcbachmann/cel-js';
import { toDouble, toInstant } from '#lib/domain/conditions/conversions.ts';
import { matchesPattern } from '#lib/domain/conditions/patterns.ts';

/** The agent as a condition sees it; a class of its own, so that an unknown field is refused when written. */
export class ConditionAgent {
  readonly key: string;
  readonly name: string;
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;

  constructor(agent: Pick<ConditionAgent, 'key' | 'name' | 'owner' | 'labels'>) {
    this.key = agent.key;
    this.name = agent.name;
    this.owner = agent.owner;
    this.labels = agent.labels;
  }
}

const TIMESTAMP = 'google.protobuf.Timestamp';

/** What a condition may name besides its own macro variables. */
export const VARIABLE_TYPES = {
  agent: 'Agent',
  action: 'string',
  tier: 'string',
  resource: 'map<string, dyn>',
  context: 'map<string, dyn>',
  workflow: 'string',
  now: TIMESTAMP,
} as const;

type Numeric = number | bigint;

function exactDouble(value: Numeric): number {
  const double = Number(value);
  if (typeof value === 'bigint' && !Number.isSafeInteger(double))
    throw new Error(`${value} is too large to be exact`);
  return double;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error('the result is not a finite number');
  return value;
}

function remainder(a: number, b: number): number {
  if (!Number.isInteger(a) || !Number.isInteger(b)) throw new Error('% needs whole numbers');
  if (b === 0) throw new Error('division by zero');
  return a % b;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => finite(a + b),
  '-': (a, b) => finite(a - b),
  '*': (a, b) => finite(a * b),
  '/': (a, b) => finite(a / b),
  '%': remainder,
};

/** Stands around every divisor that is not a literal: CEL's doubles divide by zero into infinity, which would compare. */
function nonZero(value: unknown): unknown {
  if (value === 0 || value === 0n) throw new Error('division by zero');
  return value;
}

function createEnvironment(): Environment {
  const environment = new Environment({
    limits: { maxAstNodes: 600, maxDepth: 40, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 4 },
  });
  environment.registerType('Agent', {
    ctor: ConditionAgent,
    fields: { key: 'string', name: 'string', owner: 'string', labels: 'map<string, string>' },
  });
  for (const [name, type] of Object.entries(VARIABLE_TYPES)) environment.registerVariable(name, type);
  for (const [operator, apply] of Object.entries(ARITHMETIC)) {
    const mixed = (a: Numeric, b: Numeric) => apply(exactDouble(a), exactDouble(b));
    environment.registerOperator(`double ${operator} int: double`, mixed);
    environment.registerOperator(`int ${operator} double: double`, mixed);
  }
  environment.registerOperator('double % double: double', (a: number, b: number) => remainder(a, b));
  environment.registerFunction('_nonZero(dyn): dyn', nonZero);
  environment.registerFunction('_toDouble(dyn): double', toDouble);
  environment.registerFunction(`_toInstant(dyn): ${TIMESTAMP}`, toInstant);
  environment.registerFunction('string._matches(string): bool', matchesPattern);
  return environment;
}

/** The one environment every condition is parsed and checked in. */
export const CONDITION_ENVIRONMENT: Environment = createEnvironment();
