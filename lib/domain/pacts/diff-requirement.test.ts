import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requirementChanges, requirementInWords } from '#lib/domain/pacts/diff-requirement.ts';
import type { Requirement } from '#lib/domain/pacts/types.ts';

const asks = (cel: string): Requirement => ({ type: 'condition', cel });
const sum = (max: string, window = 'P1D'): Requirement => ({
  type: 'limit',
  sum: { of: 'context.amount', max },
  window,
  per: 'agent',
});

describe('requirementChanges', () => {
  it.each([
    [
      'a limit that rises',
      'context.amount <= 5000',
      'context.amount <= 7500',
      ['the limit of the amount rises from 5,000 to 7,500'],
    ],
    [
      'a limit in one currency',
      "context.currency == 'EUR' && context.amount <= 5000",
      "context.currency == 'EUR' && context.amount <= 2500",
      ['the limit of the amount falls from 5,000 to 2,500 EUR'],
    ],
    ['a least', 'context.age >= 18', 'context.age >= 21', ['the least of the age rises from 18 to 21']],
    [
      'a currency asked for no longer',
      "context.currency == 'EUR' && context.amount < 5",
      'context.amount < 5',
      ['now also in currencies other than EUR'],
    ],
    [
      'a currency asked for',
      'context.amount < 5',
      "context.amount < 5 && context.currency == 'EUR'",
      ['now only in EUR'],
    ],
    [
      'one currency for another',
      "context.currency in ['EUR', 'USD']",
      "context.currency in ['EUR', 'CHF']",
      ['now also in CHF, no longer in USD'],
    ],
    [
      'a fact asked for',
      'context.amount < 5',
      'context.amount < 5 && has(context.invoice)',
      ['now only if the invoice is given'],
    ],
    [
      'a fact asked for no longer',
      'has(context.invoice) && context.a < 5',
      'context.a < 5',
      ['no longer only if the invoice is given'],
    ],
    [
      'an edge that moves',
      'context.amount < 5',
      'context.amount <= 5',
      ['now only if the amount is at most 5', 'no longer only if the amount is under 5'],
    ],
  ])('says %s', (_what, before, after, words) => {
    expect(requirementChanges(asks(before), asks(after))).toEqual(words);
  });

  it.each([
    ['a condition too hard to read', asks('context.a < 1 || context.b < 2'), asks('context.a < 1')],
    ['the same written otherwise', asks('context.a < 1'), asks('1 > context.a')],
    ['a limit counted over another time', sum('10'), sum('10', 'PT1H')],
    ['another kind of requirement', asks('context.a < 1'), sum('10')],
  ])('has no words of its own for %s', (_what, before, after) => {
    expect(requirementChanges(before, after)).toBeNull();
  });

  it('says which way a sum and a count go', () => {
    expect(requirementChanges(sum('20000'), sum('30000'))).toEqual([
      'the sum of the amount within 1 day rises from 20,000 to 30,000',
    ]);
    const often = (count: number): Requirement => ({ type: 'limit', count, window: 'PT1H', per: 'agent' });
    expect(requirementChanges(often(9), often(3))).toEqual(['how often within 1 hour falls from 9 to 3']);
  });

  it('never says that a limit rises where it falls', () => {
    const limit = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(limit, limit, (was, is) => {
        const words = requirementChanges(asks(`context.a <= ${was}`), asks(`context.a <= ${is}`));
        if (was === is) expect(words).toBeNull();
        else expect(words?.[0]).toContain(is > was ? 'rises' : 'falls');
      }),
    );
  });
});

describe('requirementInWords', () => {
  it('quotes a condition only where its comparisons cannot be read', () => {
    expect(requirementInWords(asks('context.amount <= 5000'))).toBe('that the amount is at most 5,000');
    expect(requirementInWords(asks('a || b'))).toBe('that `a || b`');
  });
});
