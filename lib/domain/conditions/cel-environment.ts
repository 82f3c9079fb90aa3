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

/** What a condition may read. Everything but `agent` and `now` comes from the request or the facts as plain JSON. */
export type ConditionVariables = {
  readonly agent: ConditionAgent;
  readonly action: string;
  readonly tier: string;
  readonly resource: object;
  readonly context: object;
  readonly workflow: string;
  readonly now: Date;
};

const TIMESTAMP = 'google.protobuf.Timestamp';
const VARIABLE_TYPES: Readonly<Record<keyof ConditionVariables, string>> = {
  agent: 'Agent',
  action: 'string',
  tier: 'string',
  resource: 'map<string, dyn>',
  context: 'map<string, dyn>',
  workflow: 'string',
  now: TIMESTAMP,
};

export const CONDITION_VARIABLES: readonly string[] = Object.keys(VARIABLE_TYPES);

type Numeric = number | bigint;

function exactDouble(value: Numeric): number {
  const double = Number(value);
  if (typeof value === 'bigint' && !Number.isSafeInteger(double))
    throw new Error(`${value} is too large to be exact`);
  return double;
}

function remainder(a: number, b: number): number {
  if (!Number.isInteger(a) || !Number.isInteger(b)) throw new Error('% needs whole numbers');
  if (b === 0) throw new Error('division by zero');
  return a % b;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': remainder,
};

// CEL's doubles divide by zero into infinity, which would compare as true; here it is an error.
function nonZero(value: unknown): unknown {
  if (value === 0 || value === 0n) throw new Error('division by zero');
  return value;
}

function makeEnvironment(): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 200, maxDepth: 24, maxListElements: 64, maxMapEntries: 16, maxCallArguments: 4 },
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
  environment.registerOperator('double % double: double', remainder);
  environment.registerOperator('double == int: bool', (a: number, b: bigint) => a === Number(b));
  environment.registerFunction('_nonZero(dyn): dyn', nonZero);
  environment.registerFunction('_toDouble(dyn): double', toDouble);
  environment.registerFunction(`_toInstant(dyn): ${TIMESTAMP}`, toInstant);
  environment.registerFunction('string._matches(string): bool', matchesPattern);
  return environment;
}

/**
 * CEL as conditions are written in: typed variables and mixed int and double arithmetic. JSON numbers are doubles, as
 * in CEL's own mapping of JSON. Names beginning with `_` stand in for the library's own, see `runnable`.
 */
export const CONDITIONS: Environment = makeEnvironment();
