import fc from 'fast-check';
import type { KeptEvidence } from '#lib/domain/backtests/types.ts';
import type { ProofQuestion } from '#lib/domain/backtests/unseen-proof.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';
import { EVIDENCE_METHODS, type EvidenceMethod } from '#lib/domain/pacts/types.ts';
import { BUILDS } from '#lib/testing/proof-arbitraries.ts';

export const HISTORY_AGENTS = ['agt_1', 'agt_2'] as const;
const RESULTS: readonly CheckResult[] = [
  { passed: 20, failed: 0 },
  { passed: 19, failed: 1 },
  { passed: 38, failed: 2 },
  { passed: 0, failed: 3 },
  { value: 0.95, threshold: 0.9, passes: 'at_least' },
  { value: 0.5, threshold: 0.9, passes: 'at_least' },
];

const anyStep = fc.record({
  after: fc.constantFrom(0, 1, 1, 2),
  agentId: fc.constantFrom(...HISTORY_AGENTS),
  method: fc.constantFrom<EvidenceMethod>('automated', 'attested'),
  build: fc.constantFrom(null, ...BUILDS),
  /** How long before it was received it counts from. */
  late: fc.constantFrom(0, 0, 1, 2, 7),
  result: fc.constantFrom(...RESULTS),
  /** Which of the evidence so far it corrects, if that is of its agent and stands. */
  corrects: fc.option(fc.nat(30), { freq: 2 }),
});

/** Evidence of one check in the order in which it was received, at milliseconds from 1,000 on; some of it corrects some. */
export const anyHistory: fc.Arbitrary<readonly KeptEvidence[]> = fc
  .array(anyStep, { minLength: 1, maxLength: 30 })
  .map((steps) => {
    const rows: KeptEvidence[] = [];
    let receivedAt = 1_000;
    for (const { after, late, corrects: which, ...step } of steps) {
      receivedAt += after;
      const named = which === null ? undefined : rows[which % Math.max(1, rows.length)];
      const stands = named?.agentId === step.agentId && !rows.some(({ corrects }) => corrects === named.id);
      rows.push({
        ...step,
        ...{ id: `evd_${String(rows.length).padStart(3, '0')}`, check: 'red-team', source: null },
        ...{ at: receivedAt - late, receivedAt, corrects: named && stands ? named.id : null },
      });
    }
    return rows;
  });

/** What was known and stood at the time, said again from all of it. */
export function standingAt(rows: readonly KeptEvidence[], at: number): readonly KeptEvidence[] {
  const known = rows.filter(({ receivedAt }) => receivedAt <= at);
  return known.filter(({ id }) => !known.some(({ corrects }) => corrects === id));
}

/** Ids of what a gate could have looked at: by each method the newest, and the newest on the build that asks. */
export function knownIds(rows: readonly KeptEvidence[], { agentId, build, at }: ProofQuestion): string[] {
  const order = (one: KeptEvidence) => `${String(one.at).padStart(15, '0')} ${badness(one.result)} ${one.id}`;
  const mine = [...standingAt(rows, at)]
    .filter((one) => one.agentId === agentId)
    .sort((a, b) => (order(a) < order(b) ? 1 : -1));
  return EVIDENCE_METHODS.flatMap((method) => {
    const any = mine.find((one) => one.method === method);
    const own = mine.find((one) => one.method === method && build !== null && one.build === build);
    return [...new Set([any, own])].flatMap((one) => one?.id ?? []);
  }).sort();
}

function badness(result: CheckResult): string {
  if ('value' in result) return (result.value < result.threshold ? 2 : 0).toFixed(3);
  return (1 - result.passed / (result.passed + result.failed)).toFixed(3);
}
