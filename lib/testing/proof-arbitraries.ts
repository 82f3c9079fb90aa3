import fc from 'fast-check';
import { TIERS } from '#lib/domain/actions/types.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import type { Facts } from '#lib/domain/decisions/types.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';
import { SAMPLE_CHECKS } from '#lib/testing/pact-arbitraries.ts';

const ages = [0, 60_000, 599_000, 600_000, 601_000, 1_800_000, 3_600_001, 80_000_000, 90_000_000] as const;
export const BUILDS = ['sha256:1111', 'sha256:2222'] as const;

const anyResult: fc.Arbitrary<CheckResult> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ passed: 20, failed: 0 }) },
  fc.record({ passed: fc.constantFrom(0, 1, 19, 95), failed: fc.constantFrom(0, 1, 5) }),
  fc.record({
    value: fc.constantFrom(0.5, 0.9, 0.95),
    threshold: fc.constantFrom(0.9, 0.95),
    passes: fc.constantFrom('at_least' as const, 'at_most' as const),
  }),
);

/** Evidence as it stands `age` before the moment of asking; a few lie in its future. */
const anyEvidence = fc.record({
  check: fc.constantFrom(...SAMPLE_CHECKS),
  method: fc.constantFrom(...EVIDENCE_METHODS),
  result: anyResult,
  age: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...ages) }, fc.constantFrom(-1000, -300_001)),
  build: fc.constantFrom(null, ...BUILDS),
});

const CHECKS: readonly CheckFact[] = SAMPLE_CHECKS.map((key) => ({
  key,
  name: key,
  owner: 'platform',
  isRetired: key === 'old-check',
}));

const anyOverride = fc.record({
  target: fc.oneof(
    fc.record({
      type: fc.constant('clause' as const),
      pactId: fc.constantFrom('pct_0', 'pct_1', 'pct_2'),
      clause: fc.constantFrom('clause-1', 'clause-2', 'clause-3'),
    }),
    fc.record({ type: fc.constant('posture' as const), tier: fc.constantFrom(...TIERS) }),
  ),
  from: fc.constantFrom(-3_600_000, 0, 1),
  until: fc.constantFrom(0, 1, 3_600_000),
  maxUses: fc.constantFrom(1, 6, 100),
  isBreakGlass: fc.boolean(),
});

/** What a random case says of proof and exceptions, relative to the moment of asking. */
export const PROOF_SHAPE = {
  evidence: fc.array(anyEvidence, { maxLength: 8 }),
  checks: fc.oneof(
    { weight: 15, arbitrary: fc.constant<readonly CheckFact[] | undefined>(CHECKS) },
    fc.constantFrom(undefined, CHECKS.slice(1)),
  ),
  overrides: fc.array(anyOverride, { maxLength: 5 }),
};
type ProofShape = {
  [Name in keyof typeof PROOF_SHAPE]: (typeof PROOF_SHAPE)[Name] extends fc.Arbitrary<infer T> ? T : never;
};

/** The facts of the shape at that moment. */
export function proofAndExceptions({ evidence, checks, overrides }: ProofShape, now: number): Partial<Facts> {
  return {
    ...(checks && {
      checks,
      evidence: evidence.map(({ age, ...one }, index) => ({
        ...one,
        id: `evd_${index}`,
        at: now - age,
        source: 'Nightly run',
      })),
    }),
    overrides: overrides.map(({ from, until, ...one }, index) => ({
      ...one,
      id: `ovr_${index}`,
      reason: 'The supplier waits.',
      by: 'Mara Lind',
      startsAt: now + from,
      endsAt: now + until,
    })),
  };
}
