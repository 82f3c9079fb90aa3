import { describe, expect, test } from 'vitest';
import { amountOf, argumentsOf, resourceOf } from '#components/requests/arguments.ts';

describe('the approver sees every value of the hashed request, whole', () => {
  test('nested values keep their path, empty ones are shown', () => {
    const request = { action: 'tool:x', context: { a: { b: [1, 'two'] }, none: null, empty: {}, list: [] } };
    expect(argumentsOf(request)).toEqual([
      { path: 'action', text: 'tool:x' },
      { path: 'context.a.b.0', text: '1' },
      { path: 'context.a.b.1', text: 'two' },
      { path: 'context.none', text: 'null' },
      { path: 'context.empty', text: '{}' },
      { path: 'context.list', text: '[]' },
    ]);
  });
});

describe('the figure at the head is the one that was asked for', () => {
  test.each([
    [{ amount: 25000, currency: 'EUR' }, '25,000.00 EUR'],
    [{ amount: '0.125', currency: 'BTC' }, '0.125 BTC'],
    [{ amount: 3 }, '3'],
    [{ amount: true, currency: 'EUR' }, null],
    [{}, null],
  ])('%j is shown as %s', (context, shown) => {
    expect(amountOf({ context })).toBe(shown);
  });

  test('a request without a whole resource names none', () => {
    expect(resourceOf({ resource: { type: 'account', id: 'DE02' } })).toEqual({
      type: 'account',
      id: 'DE02',
    });
    expect(resourceOf({ resource: null })).toBeNull();
  });
});
