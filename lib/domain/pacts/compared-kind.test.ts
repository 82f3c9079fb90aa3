import { expect, it } from 'vitest';
import { comparedKind } from '#lib/domain/pacts/compared-kind.ts';

it.each([
  ['context.amount > 0 && context.amount <= 5000', 'number'],
  ["context.currency in ['EUR']", 'string'],
  ["context.amount > 0 && context.currency == 'EUR'", null],
  ['size(context.a) < 2', null],
] as const)('what %s compares is told where it is plain', (cel, kind) => {
  expect(comparedKind(cel)).toBe(kind);
});
