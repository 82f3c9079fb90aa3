import fc from 'fast-check';
import { readWhole } from '#lib/domain/backtests/read-record.ts';
import type { RecordedDecision } from '#lib/domain/backtests/types.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type { ActivePact, Decision, LimitState, ReadLimit } from '#lib/domain/decisions/types.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { anyWholeCase } from '#lib/testing/decision-arbitraries.ts';
import { SAMPLE_AGENT, sampleFacts, samplePact, type WholeCase } from '#lib/testing/decision-cases.ts';

/** Requests one after the other, all under the same pacts. */
export type Traffic = { readonly pacts: readonly ActivePact[]; readonly cases: readonly WholeCase[] };

const STEP_MS = 7 * 60_000;

/** Some requests, minutes apart, none of them a dry run. Their counters begin at zero. */
export const anyTraffic: fc.Arbitrary<Traffic> = fc
  .array(anyWholeCase, { minLength: 1, maxLength: 12 })
  .map((cases) => {
    const [{ pacts, now }] = cases as [WholeCase, ...WholeCase[]];
    return {
      pacts,
      cases: cases.map((one, index) => {
        // What speaks of a time moves with it: evidence keeps its age, an exception its span.
        const by = now + index * STEP_MS - one.now;
        const evidence = one.facts.evidence?.map((fact) => ({ ...fact, at: fact.at + by }));
        const overrides = one.facts.overrides?.map((fact) => ({
          ...fact,
          startsAt: fact.startsAt + by,
          endsAt: fact.endsAt + by,
        }));
        const { review } = one.facts;
        const facts = {
          ...one.facts,
          ...(evidence && { evidence }),
          ...(overrides && { overrides }),
          review: review && { ...review, expiresAt: review.expiresAt + by },
        };
        return {
          ...one,
          pacts,
          facts,
          request: { ...one.request, mode: 'enforce' as const },
          now: one.now + by,
        };
      }),
    };
  });

/** Decides them one after the other as a gate does, each use counted before the next; answers what was decided. */
export function decideInTurn(pacts: readonly ActivePact[], cases: readonly WholeCase[]): Decision[] {
  const policy = compilePolicy(pacts);
  const states = new Map<string, LimitState>();
  const readLimit: ReadLimit = (ref, start) => states.get(`${ref} ${start}`) ?? { ordinal: 0, total: '0' };
  return cases.map(({ request, facts, now }) => {
    const decision = decide(request, facts, policy, readLimit, now);
    for (const { grantRef, windowStart, ordinal, total } of decision.uses)
      states.set(`${grantRef} ${windowStart}`, { ordinal, total });
    return decision;
  });
}

/** The records that deciding them in turn leaves. */
export function recordInTurn({ pacts, cases }: Traffic): RecordedDecision[] {
  return decideInTurn(pacts, cases).map((decision, index) => {
    const { request, facts, now } = cases[index] as WholeCase;
    const record = { v: 1, request, facts, now, decision } as const;
    return readWhole(`dec_${String(index).padStart(26, '0')}`, JSON.parse(JSON.stringify(record)));
  });
}

const BOTH = { scope: { actions: ['tool:wire-*'], tiers: [] } };
const ONE = { scope: { actions: ['tool:wire-transfer'], tiers: [] } };
const REVIEW = { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' } as const;
/** Clauses that meet in the counters they keep, the proof they ask for and whom they hold. */
const MEETING: readonly Partial<Clause>[] = [
  { ...BOTH, key: 'two', requires: [{ type: 'limit', count: 2, window: 'PT1H', per: 'agent' }] },
  { ...BOTH, key: 'two', requires: [{ type: 'limit', count: 3, window: 'PT1H', per: 'agent' }] },
  {
    ...BOTH,
    key: 'sum',
    requires: [{ type: 'limit', sum: { of: 'context.amount', max: '900' }, window: 'P1D', per: 'agent' }],
  },
  { ...BOTH, key: 'small', requires: [{ type: 'condition', cel: 'context.amount <= 250' }] },
  {
    ...ONE,
    key: 'proven',
    evidence: [{ check: 'red-team', methods: ['automated', 'attested'], maxAge: 'PT1H', sameBuild: false }],
    consequence: REVIEW,
  },
  {
    ...ONE,
    key: 'proven-now',
    evidence: [{ check: 'citations', methods: ['attested'], maxAge: 'PT1H', sameBuild: false }],
    onStale: REVIEW,
  },
  {
    ...ONE,
    key: 'stale-is-worse',
    evidence: [{ check: 'jailbreaks', methods: ['automated', 'attested'], maxAge: 'PT1H', sameBuild: false }],
    consequence: REVIEW,
    onStale: { type: 'block' },
  },
  { ...BOTH, key: 'approved', requires: [{ type: 'approval', role: 'approver', quorum: 1 }] },
];

/** Some of the clauses that meet, each key once, as one pact under the same number. */
export const anyMeetingPact: fc.Arbitrary<ActivePact> = fc
  .subarray([...MEETING], { minLength: 1 })
  .map((clauses) =>
    samplePact('payments', [...new Map(clauses.map((clause) => [clause.key, clause])).values()]),
  );

/** Transfers by one agent under such a pact, so close that each is counted beside the ones before. */
export const anyMeetingTraffic: fc.Arbitrary<Traffic> = fc
  .record({
    pact: anyMeetingPact,
    asked: fc.array(
      fc.tuple(fc.constantFrom('tool:wire-transfer', 'tool:wire-recall'), fc.constantFrom(10, 240, 300, 500)),
      { minLength: 2, maxLength: 14 },
    ),
    waived: fc.constantFrom(null, 'two', 'small', 'proven', 'stale-is-worse'),
  })
  .map(({ pact, asked, waived }) => {
    const start = Date.UTC(2026, 2, 3, 10);
    const exception = {
      ...{ id: 'ovr_1', reason: 'The supplier waits.', by: 'Mara Lind', isBreakGlass: false, maxUses: 2 },
      ...{ startsAt: start, endsAt: start + 3_600_000 },
    };
    const overrides = waived && [
      { ...exception, target: { type: 'clause' as const, pactId: pact.pactId, clause: waived } },
    ];
    return {
      pacts: [pact],
      cases: asked.map(([action, amount], index) => ({
        request: {
          agentId: SAMPLE_AGENT.id,
          action,
          context: { amount },
          mode: 'enforce' as const,
        },
        facts: sampleFacts(overrides ? { overrides } : {}),
        pacts: [pact],
        readLimit: () => ({ ordinal: 0, total: '0' }),
        now: start + index * STEP_MS,
      })),
    };
  });
