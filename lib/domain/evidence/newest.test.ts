import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDecimal } from '#lib/domain/decimals/decimal.ts';
import { newestOf } from '#lib/domain/evidence/newest.ts';
import { isPass } from '#lib/domain/evidence/results.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';

const count = fc.oneof(fc.nat(3), fc.nat(Number.MAX_SAFE_INTEGER));
const result: fc.Arbitrary<CheckResult> = fc.oneof(
  fc.record({ passed: count, failed: count }),
  fc.record({
    ...{ value: fc.double(), threshold: fc.double() },
    passes: fc.constantFrom('at_least' as const, 'at_most' as const),
  }),
);
const results = fc
  .array(fc.record({ at: fc.nat(2), result }), { minLength: 1, maxLength: 6 })
  .map((list) => list.map((one, index) => ({ ...one, id: `evd_${index}` })));
const share = fc.constantFrom(null, '0', '0.5', '0.95', '1').map((text) => text && parseDecimal(text));

it('the newest of several passes only where everything of its moment does, whatever share is enough', () => {
  fc.assert(
    fc.property(results, share, (list, least) => {
      const newest = newestOf(list);
      const latest = Math.max(...list.map(({ at }) => at));
      const ofThen = list.filter(({ at }) => at === latest);
      expect(newest?.at).toBe(latest);
      expect(newest && isPass(newest.result, least)).toBe(ofThen.every((one) => isPass(one.result, least)));
    }),
  );
});

it('the newest of several is the same in whatever order they are given', () => {
  fc.assert(
    fc.property(
      results.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(newestOf(shuffled)).toBe(newestOf(list));
      },
    ),
  );
});

it('the newest of none is none', () => {
  expect(newestOf([])).toBeNull();
});
