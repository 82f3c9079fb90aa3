import { describe, expect, test } from 'vitest';
import type { ConditionVariables } from '#lib/domain/conditions/cel-environment.ts';
import { checkCondition, compileCondition, conditionReads } from '#lib/domain/conditions/condition.ts';

const variables = (context: object): ConditionVariables => ({
  agent: { key: 'agent_ops', name: 'Ops', owner: 'ops', labels: { env: 'prod' } },
  action: 'tool:wire-transfer',
  tier: 'critical',
  resource: {},
  context,
  workflow: 'supplier-payments',
  now: new Date('2026-11-20T10:00:00.000Z'),
});

describe('a condition answers true or false', () => {
  test.each([
    ['context.amount <= 5000', { amount: 250 }, true],
    ['context.amount <= 5000', { amount: 5000.01 }, false],
    ['context.amount * 2 > 3.5', { amount: 2 }, true],
    ['context.amount + 1 == 251', { amount: 250 }, true],
    ['context.amount / 2 == 125', { amount: 250 }, true],
    ['context.count % 2 == 0', { count: 4 }, true],
    ["context.currency in ['EUR', 'USD']", { currency: 'GBP' }, false],
    ["agent.labels.env == 'prod' && tier == 'critical'", {}, true],
    ["context.path.matches('^/srv/')", { path: '/srv/app' }, true],
    ["context.paths.all(path, path.startsWith('/tmp/'))", { paths: ['/tmp/a', '/etc/passwd'] }, false],
    ['!has(context.reference)', {}, true],
    ["now < timestamp('2027-01-01T00:00:00Z')", {}, true],
  ])('%s', (source, context, wanted) => {
    expect(checkCondition(source)).toBeNull();
    expect(compileCondition(source).evaluate(variables(context))).toEqual({ ok: true, value: wanted });
  });
});

describe('a condition that cannot be evaluated is an error, never a pass', () => {
  test.each([
    ['context.amount <= 5000', {}],
    ['context.amount <= 5000', { amount: 'lots' }],
    ['context.amount <= 5000', { amount: null }],
    ['context.flag', { flag: 'yes' }],
    ['context.items.all(item, item > 1)', { items: Array.from({ length: 300 }, () => 2) }],
  ])('%s on %j', (source, context) => {
    expect(compileCondition(source).evaluate(variables(context)).ok).toBe(false);
  });
});

describe('a condition that is not fit to be run is refused when it is written, at its column', () => {
  test.each([
    ['', 1],
    ['context.amount <=', 18],
    ['contxt.amount <= 5', 1],
    ['agent.nme == "x"', 7],
    ['1 + 1', 1],
    ['"x" == 1', 1],
    ['context.text.matches(context.pattern)', 1],
    ['context.text.matches("(")', 1],
    ['context.text.matches("(?=x)")', 1],
    ['context.a.all(x, context.b.all(y, x > y))', 18],
    ['context.a.all(x, context.text.contains(x))', 18],
    ['cel.bind(x, 1, x == 1)', 1],
    ['context.a.map(x, x).size() > 1', 1],
    [`context.text == "${'x'.repeat(2000)}"`, 1],
    [`${'('.repeat(300)}true${')'.repeat(300)}`, null],
    [Array.from({ length: 300 }, () => 'true').join(' && '), null],
  ])('%s', (source, column) => {
    const problem = checkCondition(source);
    expect(problem).not.toBeNull();
    expect(problem?.message).not.toContain('\n');
    if (column !== null) expect(problem?.column).toBe(column);
  });
});

test('a pattern that makes a backtracking engine hang is decided at once', () => {
  const condition = compileCondition('context.text.matches("^(a+)+$")');
  expect(condition.evaluate(variables({ text: `${'a'.repeat(10_000)}!` }))).toEqual({
    ok: true,
    value: false,
  });
});

test('the paths a condition reads are named, so that lint and explanations can show them', () => {
  expect(
    conditionReads('context.amount <= 5000 && context["currency"] == "EUR" && agent.labels.env == "x"'),
  ).toEqual(['context.amount', 'context.currency', 'agent.labels.env']);
});
