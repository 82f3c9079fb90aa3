import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComparisons } from '#lib/domain/pacts/comparison.ts';

describe('readComparisons', () => {
  it.each([
    ['context.amount <= 2500', [['context.amount', '<=', '2500']]],
    ['2500 >= context.amount', [['context.amount', '<=', '2500']]],
    [`"EUR"==context.currency`, [['context.currency', '==', 'EUR']]],
    [
      'context.a.b > -1.5 && resource.region != "us"',
      [
        ['context.a.b', '>', '-1.5'],
        ['resource.region', '!=', 'us'],
      ],
    ],
    ['context.urgent == true', [['context.urgent', '==', 'true']]],
  ])('reads %s', (cel, wanted) => {
    const read = readComparisons(cel)?.map((one) =>
      one.kind === 'compare' ? [one.path, one.op, one.literal.text] : one,
    );
    expect(read).toEqual(wanted);
  });

  it('reads membership and presence', () => {
    expect(readComparisons("context.currency in ['EUR', 'USD'] && !has(context.note)")).toMatchObject([
      { kind: 'one_of', path: 'context.currency', literals: [{ text: 'EUR' }, { text: 'USD' }] },
      { kind: 'given', path: 'context.note', isNegated: true },
    ]);
  });

  it.each([
    '',
    '   ',
    'true',
    'context.a == context.b',
    'context.a < 1 || context.b < 1',
    '!(context.a < 1)',
    '(context.a < 1)',
    'context.a + 1 < 2',
    'size(context.a) < 2',
    "context.a.startsWith('x')",
    "context.a == 'it\\'s'",
    'context.a < 1 &&',
    "context.a in ['x',]",
    "context.a in ['x' 'y']",
    'context.a in []',
    'agent.key == "x"',
    'context.a < 1e6',
    'context.a < 1u',
    'has(context.a) == true',
    'has(context.a, context.b)',
  ])('does not guess at %j', (cel) => {
    expect(readComparisons(cel)).toBeNull();
  });

  it('answers for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (cel) => {
        expect(() => readComparisons(cel)).not.toThrow();
      }),
    );
  });
});
