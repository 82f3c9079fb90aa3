import fc from 'fast-check';
import { expect, test } from 'vitest';
import { higherTier, TIERS } from '#lib/domain/actions/types.ts';
import { DEFAULT_POSTURE } from '#lib/domain/decisions/default-posture.ts';
import { postureRule } from '#lib/domain/decisions/posture.ts';
import type { Posture, PostureRule } from '#lib/domain/decisions/types.ts';

const STRICTNESS = ['block', 'review', 'allow'];
const review: PostureRule = {
  effect: 'review',
  owner: null,
  role: 'approver',
  quorum: 1,
  expiresIn: 'PT30M',
};
const anyRule = fc.constantFrom<PostureRule>({ effect: 'allow' }, { effect: 'block', owner: null }, review);
const anyPosture: fc.Arbitrary<Posture> = fc.record({
  low: anyRule,
  moderate: anyRule,
  high: anyRule,
  critical: anyRule,
});

test('without a raised tier the rule is the tier’s own', () => {
  for (const tier of TIERS) expect(postureRule(DEFAULT_POSTURE, tier, tier)).toBe(DEFAULT_POSTURE[tier]);
});

test('raising the tier never meets a weaker rule, however a workspace orders its posture', () => {
  fc.assert(
    fc.property(
      anyPosture,
      fc.constantFrom(...TIERS),
      fc.constantFrom(...TIERS),
      (posture, catalogue, said) => {
        const raised = postureRule(posture, catalogue, higherTier(catalogue, said));
        expect(STRICTNESS.indexOf(raised.effect)).toBeLessThanOrEqual(
          STRICTNESS.indexOf(posture[catalogue].effect),
        );
      },
    ),
  );
});
