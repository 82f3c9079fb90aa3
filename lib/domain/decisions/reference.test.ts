import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '#lib/domain/decisions/types.ts';
import { anyWholeCase } from '#lib/testing/decision-arbitraries.ts';
import { decideWhole } from '#lib/testing/decision-cases.ts';
import { type ReferenceDecision, referenceDecide } from '#lib/testing/reference-engine.ts';

function withoutWords(decision: Decision): ReferenceDecision {
  return {
    effect: decision.effect,
    tier: decision.tier,
    clauses: decision.clauses.map(({ clause, outcome, effect, requirements }) => ({
      clause,
      outcome,
      effect,
      requirements: requirements.map((one) => one.outcome),
    })),
    causes: decision.causes.map((cause) => {
      if (cause.kind === 'stop') return `stop ${cause.stop.id}`;
      return cause.kind === 'posture' ? 'posture' : cause.code;
    }),
    demands: decision.demands && {
      causes: decision.demands.causes.map(({ ref, role, quorum }) => `${ref} ${role} ${quorum}`).sort(),
      expiresInMs: decision.demands.expiresInMs,
    },
    uses: decision.uses
      .map(({ grantRef, windowStart, ordinal, total }) =>
        grantRef.startsWith('review:')
          ? `review ${windowStart} ${ordinal} ${total}`
          : `${grantRef} ${windowStart} ${ordinal} ${total}`,
      )
      .sort(),
  };
}

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);

test(`the engine and the slow reference answer alike (seed ${seed})`, () => {
  const seen = { allow: 0, review: 0, block: 0, answered: 0, waived: 0, lifted: 0, stale: 0, proven: 0 };
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const decision = decideWhole(whole);
      if (decision.effect in seen) seen[decision.effect as 'allow'] += 1;
      if (decision.clauses.some((clause) => clause.outcome === 'answered')) seen.answered += 1;
      const { clauses, waivers = [] } = decision;
      if (clauses.some((clause) => clause.outcome === 'waived')) seen.waived += 1;
      if (waivers.some(({ ref }) => ref.startsWith('posture:'))) seen.lifted += 1;
      const proofs = clauses
        .flatMap((clause) => clause.requirements)
        .filter(({ type }) => type === 'evidence');
      if (proofs.some(({ fault }) => fault === 'stale')) seen.stale += 1;
      if (proofs.some(({ outcome }) => outcome === 'satisfied')) seen.proven += 1;
      expect(withoutWords(decision)).toEqual(referenceDecide(whole));
    }),
    { seed, numRuns: 2_000 },
  );
  expect(Object.values(seen).every((count) => count > 20)).toBe(true);
});
