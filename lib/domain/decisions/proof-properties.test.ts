import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decision, EFFECTS } from '#lib/domain/decisions/types.ts';
import { anyWholeCase } from '#lib/testing/decision-arbitraries.ts';
import { decideWhole, type WholeCase } from '#lib/testing/decision-cases.ts';

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
const settings = { seed, numRuns: 500 };
const named = (guarantee: string) => `${guarantee} (seed ${seed})`;

/** 0 is the strictest. */
const strictness = (decision: Decision) => EFFECTS.indexOf(decision.effect);

function withFacts(whole: WholeCase, facts: Partial<WholeCase['facts']>): WholeCase {
  return { ...whole, facts: { ...whole.facts, ...facts } };
}

test(named('proof that grows older never weakens an answer'), () => {
  fc.assert(
    fc.property(anyWholeCase, fc.integer({ min: 0, max: 100_000_000 }), (any, olderBy) => {
      // A result that lies in the future is an error of the clock, which time mends.
      const past = (any.facts.evidence ?? []).filter(({ at }) => at <= any.now);
      const whole = withFacts(any, { evidence: past });
      const older = withFacts(any, { evidence: past.map((one) => ({ ...one, at: one.at - olderBy })) });
      expect(strictness(decideWhole(older))).toBeLessThanOrEqual(strictness(decideWhole(whole)));
    }),
    settings,
  );
});

test(named('taking evidence away never weakens an answer, but where it takes away a failure'), () => {
  fc.assert(
    fc.property(anyWholeCase, (any) => {
      const passes = (any.facts.evidence ?? []).filter(
        ({ result, at }) => at <= any.now && 'passed' in result && result.failed === 0 && result.passed > 0,
      );
      const whole = withFacts(any, { evidence: passes });
      const without = withFacts(any, { evidence: [] });
      const isKept = (decision: Decision) =>
        decision.clauses.filter(({ outcome }) => outcome === 'kept').length;
      expect(isKept(decideWhole(without))).toBeLessThanOrEqual(isKept(decideWhole(whole)));
    }),
    settings,
  );
});

test(
  named('without its overrides no answer is weaker, and each waiver of an allowed one takes one use'),
  () => {
    fc.assert(
      fc.property(anyWholeCase, (any) => {
        const whole = { ...any, request: { ...any.request, mode: 'enforce' as const } };
        const decision = decideWhole(whole);
        const plain = decideWhole(withFacts(whole, { overrides: [] }));
        expect(strictness(plain)).toBeLessThanOrEqual(strictness(decision));
        expect(plain.waivers).toBeUndefined();
        const used = decision.uses.flatMap(({ grantRef }) =>
          grantRef.startsWith('override:') ? [grantRef] : [],
        );
        const waivers = decision.waivers ?? [];
        expect(used).toEqual(
          decision.allowed ? waivers.map(({ overrideId }) => `override:${overrideId}`).toSorted() : [],
        );
        for (const { use, maxUses, endsAt } of waivers) {
          expect(use).toBeLessThanOrEqual(maxUses);
          expect(endsAt).toBeGreaterThan(whole.now);
        }
      }),
      settings,
    );
  },
);

test(named('an override lifts no stop and nothing that could not be evaluated'), () => {
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const decision = decideWhole(whole);
      const isRefused = decision.causes.some(({ kind }) => kind === 'stop' || kind === 'identity');
      if (isRefused) expect(decision.waivers).toBeUndefined();
      for (const clause of decision.clauses) {
        const hasError = clause.requirements.some(({ outcome }) => outcome === 'error');
        if (hasError) expect(clause.outcome).not.toBe('waived');
      }
    }),
    settings,
  );
});
