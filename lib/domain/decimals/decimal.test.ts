import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';

test.each([
  [250, '250'],
  [250.5, '250.5'],
  ['250.00', '250'],
  ['0.000000000001', '0.000000000001'],
  ['007', '7'],
  [0, '0'],
  [-0, '0'],
])('%j is the amount %s', (value, text) => {
  const decimal = parseDecimal(value);
  expect(decimal === null ? null : formatDecimal(decimal)).toBe(text);
});

test.each([
  ...[-1, -0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e21, 1e-7],
  ...[
    '',
    ' 1',
    '1 ',
    '-1',
    '+1',
    '1e3',
    '0x10',
    '1,000',
    '.5',
    '5.',
    '1.2.3',
    '１',
    `0.${'1'.repeat(13)}`,
    '9'.repeat(25),
  ],
  ...[null, undefined, true, {}, []],
])('%j is no amount', (value) => {
  expect(parseDecimal(value)).toBeNull();
});

test('adding is exact where doubles are not', () => {
  const [a, b] = [parseDecimal('0.1'), parseDecimal(0.2)];
  expect(a === null || b === null ? null : formatDecimal(a + b)).toBe('0.3');
});

test('what was written is read back the same', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (decimal) => {
      expect(parseDecimal(formatDecimal(decimal))).toBe(decimal);
    }),
  );
});
