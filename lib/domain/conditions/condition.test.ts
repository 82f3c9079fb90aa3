import { describe, expect, test } from 'vitest';
import { ConditionAgent, type ConditionVariables } from '#lib/domain/conditions/cel-environment.ts';
import { checkCondition, compileCondition, conditionReads } from '#lib/domain/conditions/condition.ts';

const variables = (context: object): ConditionVariables => ({
  agent: new ConditionAgent({ key: 'agent_ops', name: 'Ops', owner: 'ops', labels: { env: 'prod' } }),
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
    ['timestamp(context.due) > now', { due: '2027-01-01T00:00:00+01:00' }, true],
    ['context.total / context.count > 5', { total: 11, count: 2 }, true],
    ['(context.amount + 1) * 2 > 3', { amount: 250.5 }, true],
    ['context.amount in [250, 300]', { amount: 250 }, true],
    ['double(context.amount) > 250', { amount: '250.01' }, true],
    ['context.missing == 1 || tier == "critical"', {}, true],
    ['now.getHours() == 10 && now.getDayOfWeek() == 5', {}, true],
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
    ['context.amount / context.count > 5', { amount: 1, count: 0 }],
    ['context.count % context.count == 0', { count: 0 }],
    ['context.amount > 1', { amount: 2 ** 53 }],
    ['context.lines.exists(line, line.amount > 1)', { lines: [{ amount: 5 }, { amount: 1e300 }] }],
    ['context.amount < 9007199254740993 * 2.0', { amount: 1 }],
    ['timestamp(context.due) > now', { due: '2027-01-01T00:00:00.000' }],
    ['timestamp(context.due) > now', { due: 'tomorrow, or the day after' }],
    ['double(context.amount) > 1.0', { amount: 'Infinity' }],
    ['context.text.matches("x")', { text: 'x'.repeat(5_000) }],
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
    ['context.a.filter(x, context.b.exists(y, y == x)).size() > 0', 21],
    ['b"{}".json().a == 1', 1],
    ['optional.of(1).hasValue()', 1],
    ['_nonZero(context.a) == 1', 1],
    ['context.text._matches("x")', 1],
    ['now.getHours("Europe/Zurich") < 9', 1],
    ['context.amount / 0 > 1', 1],
    ['context.text.matches("(a{100}){100}")', 1],
    [`context.text.matches("${'a|'.repeat(200)}b")`, 1],
    [Array.from({ length: 6 }, () => 'context.text.matches("x")').join(' || '), 1],
    ['context.amount <= 5 ? true : "yes"', 1],
    ['tier == 5', 1],
    ['agent.labels', 1],
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
  expect(condition.evaluate(variables({ text: `${'a'.repeat(4_000)}!` }))).toEqual({
    ok: true,
    value: false,
  });
});

test('a comment cannot hide a call of matches from the linear engine', () => {
  const condition = compileCondition('context.text // matches\n.matches("^(a+)+$")');
  expect(condition.evaluate(variables({ text: `${'a'.repeat(4_000)}!` }))).toEqual({
    ok: true,
    value: false,
  });
});

test.each([
  ['lists compared with each other', 'context.a.all(x, x in context.b)', 100],
  ['members read that are missing', 'context.a.all(x, x.missing == 1) || tier == "low"', 250],
  [
    'text searched again and again',
    Array.from({ length: 20 }, () => 'context.t.contains(context.u)').join(' || '),
    1,
  ],
])('a hostile 10 KiB context ends in an answer: %s', (_, source, size) => {
  const context = {
    a: Array.from({ length: size }, (__, index) => `x${index}`),
    b: Array.from({ length: size }, (__, index) => `y${index}`),
    t: 'a'.repeat(5_000),
    u: `b${'a'.repeat(2_500)}`,
  };
  expect(checkCondition(source)).toBeNull();
  expect(compileCondition(source).evaluate(variables(context))).not.toEqual({ ok: true, value: true });
});

test('the paths a condition reads are named, so that lint and explanations can show them', () => {
  expect(
    conditionReads('context.amount <= 5000 && context["currency"] == "EUR" && agent.labels.env == "x"'),
  ).toEqual(['context.amount', 'context.currency', 'agent.labels.env']);
});
