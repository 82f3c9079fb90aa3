import { describe, expect, it } from 'vitest';
import { factWords, faultOf, prefilled, withFacts } from '#components/backtests/ask-facts.ts';
import { textOf } from '#lib/testing/pact-life.ts';

const asked = { agentId: 'agent_pay', action: 'tool:wire-transfer' };

describe('the facts of a made-up request', () => {
  it('begin with what the clauses look at', () => {
    expect(prefilled(textOf('payments'), 'tool:wire-transfer')).toEqual([
      { path: 'context.amount', kind: 'number', text: '2500' },
    ]);
  });

  it('become what an agent would send, typed as they were meant', () => {
    expect(
      withFacts([
        { path: 'context.amount', kind: 'number', text: '3100.50' },
        { path: 'context.note', kind: 'text', text: '7' },
        { path: 'context.payee.isKnown', kind: 'boolean', text: 'false' },
        { path: 'context.lines', kind: 'json', text: '[1, null]' },
        { path: 'context.left', kind: 'none', text: 'out' },
      ]),
    ).toEqual({ context: { amount: 3100.5, note: '7', payee: { isKnown: false }, lines: [1, null] } });
    expect(withFacts([])).toEqual({});
  });

  it.each([
    [{ path: 'context.amount', kind: 'number', text: '' }, 'number'],
    [{ path: 'context.amount', kind: 'number', text: '1e999' }, 'number'],
    [{ path: 'context.lines', kind: 'json', text: '[1' }, 'json'],
    [{ path: 'amount', kind: 'text', text: '' }, 'path'],
    [{ path: 'context.amount', kind: 'text', text: '' }, null],
  ] as const)('are faulted where they cannot be sent: %o', (row, fault) => {
    expect(faultOf(row)).toBe(fault);
  });

  it.each([
    [{ amount: 3100, currency: 'EUR' }, '3,100 EUR'],
    [{ amount: 250, note: 'rent' }, '250, note rent'],
    [{ currency: 'EUR' }, 'currency EUR'],
    [{ urgent: true }, 'urgent true'],
    [{}, null],
  ])('are said in a few words: %o', (context, words) => {
    expect(factWords({ ...asked, context })).toBe(words);
  });
});
