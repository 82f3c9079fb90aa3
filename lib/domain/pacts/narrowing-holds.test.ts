import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EFFECTS, type JsonObject, type PostureRule } from '#lib/domain/decisions/types.ts';
import { onlyNarrows } from '#lib/domain/pacts/narrowing.ts';
import type { Clause, Consequence, EvidenceDemand, Requirement } from '#lib/domain/pacts/types.ts';
import { decideWhole, SAMPLE_AGENT, sampleFacts, samplePact } from '#lib/testing/decision-cases.ts';

const NOW = Date.parse('2026-11-13T13:00:00Z');
const HOUR = 3_600_000;
const CHECKS = ['citation-accuracy', 'prompt-injection'] as const;

const demands: EvidenceDemand[] = CHECKS.map((check) => ({
  ...{ check, methods: ['automated'], maxAge: 'PT1H', sameBuild: false },
}));
const conditions: Requirement[] = [
  { type: 'condition', cel: 'context.amount <= 100' },
  { type: 'condition', cel: 'has(context.invoice)' },
];
const asked: Requirement[] = [
  ...conditions,
  { type: 'approval', role: 'approver', quorum: 1 },
  ...demands.map((demand): Requirement => ({ type: 'evidence', ...demand })),
];
const anyConsequence = fc.constantFrom<Consequence>(
  { type: 'block' },
  { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' },
  { type: 'review', role: 'trust_lead', quorum: 2, expiresIn: 'PT30M' },
);
const anyPosture = fc.constantFrom<PostureRule>(
  { effect: 'allow' },
  { effect: 'block', owner: null },
  { effect: 'review', owner: null, role: 'approver', quorum: 1, expiresIn: 'PT30M' },
);
/** How each check's evidence stands: none, fresh, old, failed. */
const anyProof = fc.constantFrom('none', 'fresh', 'old', 'failed');

const anyWorld = fc.record({
  requires: fc.subarray(asked, { maxLength: 2 }),
  evidence: fc.subarray(demands),
  consequence: anyConsequence,
  onStale: fc.option(anyConsequence, { nil: undefined }),
  authorises: fc.boolean(),
  moreRequired: fc.subarray(asked, { maxLength: 2 }),
  moreProved: fc.subarray(demands, { maxLength: 1 }),
  proofs: fc.tuple(anyProof, anyProof),
  context: fc.constantFrom<JsonObject>({ amount: 50 }, { amount: 500 }, { amount: 50, invoice: 'INV-1' }, {}),
  posture: anyPosture,
});
type World = typeof anyWorld extends fc.Arbitrary<infer T> ? T : never;

function clausesOf({
  requires,
  evidence,
  consequence,
  onStale,
  authorises,
  moreRequired,
  moreProved,
}: World) {
  const before: Partial<Clause> = {
    ...{ requires, evidence, consequence, authorises },
    ...(onStale && { onStale }),
  };
  const after: Partial<Clause> = {
    ...before,
    requires: [...requires, ...moreRequired],
    evidence: [...evidence, ...moreProved],
  };
  return [samplePact('promise', [before]), samplePact('promise', [after])] as const;
}

function strictness({ proofs, context, posture }: World, pact: ReturnType<typeof samplePact>): number {
  const evidence = proofs.flatMap((proof, index) =>
    proof === 'none'
      ? []
      : [
          {
            ...{
              id: `evd_${index}`,
              check: CHECKS[index] ?? '',
              method: 'automated' as const,
              build: null,
              source: null,
            },
            result: { passed: 1, failed: proof === 'failed' ? 1 : 0 },
            at: NOW - (proof === 'old' ? 2 * HOUR : 60_000),
          },
        ],
  );
  const checks = CHECKS.map((key) => ({ key, name: key, owner: 'platform', isRetired: false }));
  const decision = decideWhole({
    request: { agentId: SAMPLE_AGENT.id, action: 'tool:wire-transfer', context, mode: 'enforce' },
    facts: sampleFacts({ evidence, checks, posture }),
    pacts: [pact],
    readLimit: () => ({ ordinal: 0, total: '0' }),
    now: NOW,
  });
  return EFFECTS.indexOf(decision.effect);
}

test('where a version only narrows, no request gets a weaker decision under it', () => {
  let narrower = 0;
  fc.assert(
    fc.property(anyWorld, (world) => {
      const [before, after] = clausesOf(world);
      if (!onlyNarrows(before.content, after.content)) return;
      narrower += 1;
      // The strictest effect is the first.
      expect(strictness(world, after)).toBeLessThanOrEqual(strictness(world, before));
    }),
    { numRuns: 3000 },
  );
  expect(narrower, 'most of what was tried narrows').toBeGreaterThan(1000);
});
