import { describe, expect, it } from 'vitest';
import { CONDITION_VARIABLES } from '#lib/domain/conditions/cel-environment.ts';
import { checkCondition } from '#lib/domain/conditions/condition.ts';
import { offersAt } from '#lib/domain/conditions/condition-offers.ts';

const labels = (before: string, paths: readonly string[] = []) =>
  offersAt(before, paths)?.offers.map(({ label }) => label) ?? null;

const ARGUMENTS: Readonly<Record<string, string>> = {
  duration: '("1h") == duration("1h")',
  timestamp: '("2026-01-31T09:00:00Z") < now',
  has: '(context.a)',
  type: '(context.a) == type(1)',
};
const CALLS: Readonly<Record<string, string>> = {
  exists: '(x, x == 1)',
  all: '(x, x == 1)',
  exists_one: '(x, x == 1)',
  filter: '(x, x == 1) == context.b',
  substring: '(0, 1) == "a"',
  startsWith: '("a")',
  endsWith: '("a")',
  contains: '("a")',
  matches: '("a")',
  indexOf: '("a") == 0',
  lastIndexOf: '("a") == 0',
};

describe('what a condition line offers', () => {
  it('is every variable there is', () => {
    expect(labels('')).toEqual(expect.arrayContaining([...CONDITION_VARIABLES]));
  });

  it('is only what a condition may call', () => {
    for (const { label, kind } of offersAt('', [])?.offers ?? []) {
      if (kind !== 'function') continue;
      const cel = `${label}${ARGUMENTS[label] ?? '(context.a) == context.b'}`;
      expect([cel, checkCondition(cel)]).toEqual([cel, null]);
    }
    for (const label of labels('context.a.') ?? []) {
      const method = label.slice('context.a.'.length);
      const cel = `${label}${CALLS[method] ?? '() == context.b'}`;
      expect([cel, checkCondition(cel)]).toEqual([cel, null]);
    }
    for (const label of labels('now.') ?? []) expect(checkCondition(`${label}() == 1`)).toBeNull();
    for (const label of labels('agent.') ?? []) expect(checkCondition(`${label} == context.a`)).toBeNull();
  });

  it('holds the paths that are spoken of already, from the beginning of the word', () => {
    expect(offersAt('tier == "low" && context.', ['context.amount'])).toMatchObject({
      from: 17,
      offers: [{ label: 'context.amount' }],
    });
    expect(labels('cont', ['context.amount'])).toContain('context.amount');
  });

  it('is not the path that is just being typed', () => {
    expect(labels('context.cur', ['context.cur', 'context.currency'])).toEqual(['context.currency']);
  });

  it.each(["context.currency == 'E", '"a\\"'])('is nothing inside quotes: %s', (before) => {
    expect(labels(before)).toBeNull();
  });

  it('is nothing right after a closed value', () => {
    expect(labels("context.currency == 'EUR'")).toBeNull();
    expect(labels('(context.a)')).toBeNull();
    expect(labels("'a'.")).toContain('startsWith');
  });
});
