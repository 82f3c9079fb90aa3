import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Backtest } from '#lib/domain/backtests/backtest.ts';
import { readSlices, readWhole } from '#lib/domain/backtests/read-record.ts';
import type { BacktestTally, RecordedDecision, Wanted } from '#lib/domain/backtests/types.ts';
import type { FindProof } from '#lib/domain/backtests/unseen-proof.ts';
import { type ActivePact, EFFECTS, type Effect, type JsonObject } from '#lib/domain/decisions/types.ts';
import { answerersOf } from '#lib/domain/pacts/answerers.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { sampleFacts, samplePact, type WholeCase } from '#lib/testing/decision-cases.ts';
import { anyPact } from '#lib/testing/pact-arbitraries.ts';
import {
  anyMeetingPact,
  anyMeetingTraffic,
  anyTraffic,
  decideInTurn,
  recordInTurn,
  type Traffic,
} from '#lib/testing/recorded-decisions.ts';

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
const settings = { seed, numRuns: 400 };
const named = (guarantee: string) => `${guarantee} (seed ${seed})`;

type Run = {
  readonly recorded: readonly RecordedDecision[];
  readonly inForce: readonly ActivePact[];
  readonly tested: ActivePact;
  readonly findProof?: FindProof;
  readonly wanted?: Wanted;
};

/** Backtests a text over records; a counter from before the range was never used. */
function run({ recorded, inForce, tested, findProof, wanted }: Run) {
  const { pactId, version, digest, content } = tested;
  const backtest = new Backtest({
    tested: { pactId, number: version, nextNumber: version + 1, digest, content },
    from: recorded[0]?.now ?? 0,
    findProof: findProof ?? null,
    listing: wanted ? { wanted, after: null, limit: 1_000 } : null,
    teams: {},
  });
  backtest.learn(inForce);
  for (const one of recorded) {
    for (let missing = backtest.consider(one); missing.length > 0; missing = backtest.consider(one))
      for (const place of missing) backtest.begin(place, { ordinal: 0, total: '0' });
  }
  return { tally: backtest.result(), found: backtest.found() };
}

const offDiagonal = ({ cells }: BacktestTally) => cells.filter(({ was, would }) => was !== would);

test(named('a version over its own decisions changes nothing, and nothing of it is undecidable'), () => {
  fc.assert(
    fc.property(fc.oneof(anyTraffic, anyMeetingTraffic), (traffic) => {
      const [tested] = traffic.pacts;
      if (!tested) return;
      const { tally } = run({ recorded: recordInTurn(traffic), inForce: traffic.pacts, tested });
      expect(offDiagonal(tally)).toEqual([]);
      expect(tally).toMatchObject({ changed: 0, undecidable: 0, reviews: [] });
    }),
    settings,
  );
});

/** Traffic, and another text for its first pact under the same number. */
const anyTrial: fc.Arbitrary<{ readonly traffic: Traffic; readonly tested: ActivePact }> = fc.oneof(
  fc
    .record({ traffic: anyTraffic.filter(({ pacts }) => pacts.length > 0), text: anyPact })
    .map(({ traffic, text }) => {
      const [first] = traffic.pacts as [ActivePact, ...ActivePact[]];
      const { key, agents } = first.content;
      return { traffic, tested: { ...first, digest: 'sha256:other', content: { ...text, key, agents } } };
    }),
  { weight: 2, arbitrary: fc.record({ traffic: anyMeetingTraffic, tested: anyMeetingPact }) },
);

/** Facts as they stand under another text: exceptions hold for their words, approvals for who gave them. */
function underOtherText(traffic: Traffic, tested: ActivePact): Traffic['cases'] {
  const clauseOf = (pact: ActivePact | undefined, key: string) =>
    pact?.content.clauses.find((clause) => clause.key === key);
  const isAlike = (key: string, part: (clause: Clause) => unknown) => {
    const [mine, theirs] = [clauseOf(tested, key), clauseOf(traffic.pacts[0], key)];
    return mine !== undefined && theirs !== undefined && isDeepStrictEqual(part(mine), part(theirs));
  };
  return traffic.cases.map((one) => {
    const { overrides, review } = one.facts;
    const standing = overrides?.filter(
      ({ target }) =>
        target.type !== 'clause' ||
        target.pactId !== tested.pactId ||
        isAlike(target.clause, (clause) => clause),
    );
    const causes = review?.causes.filter(
      (ref) => !ref.startsWith(`clause:${tested.pactId}:`) || isAlike(ref.split(':')[3] ?? '', answerersOf),
    );
    const facts = {
      ...one.facts,
      ...(standing && { overrides: standing }),
      review: review && { ...review, causes: causes ?? [] },
    };
    return { ...one, facts };
  });
}

/** What it says of each decision that can be told, by id. */
function told(given: Omit<Run, 'wanted'>): ReadonlyMap<string, Effect> {
  const said = new Map<string, Effect>();
  for (const { was, would } of run(given).tally.cells)
    for (const { id } of run({ ...given, wanted: { was, would } }).found) said.set(id, would);
  return said;
}

test(named('what it says of each decision is what the text would have said in its place'), () => {
  fc.assert(
    fc.property(anyTrial, ({ traffic, tested }) => {
      const recorded = recordInTurn(traffic);
      const findProof: FindProof = ({ check }) => ({
        check: { key: check, name: check, owner: 'platform', isRetired: true },
        evidence: [],
      });
      const would = decideInTurn([tested, ...traffic.pacts.slice(1)], underOtherText(traffic, tested)).map(
        ({ effect }) => effect,
      );
      const given = { recorded, inForce: traffic.pacts, tested, findProof };
      for (const [id, effect] of told(given))
        expect(effect, id).toBe(would[recorded.findIndex((one) => one.id === id)]);
      expect(run(given).tally.undecidable).toBe(0);
    }),
    settings,
  );
});

describe('what a record does not hold', () => {
  test(named('is never guessed: where it is told, every proof there could have been says the same'), () => {
    const anyEnd = fc.constantFrom<'proven' | 'missing' | 'stale' | 'failed'>(
      'proven',
      'missing',
      'stale',
      'failed',
    );
    fc.assert(
      fc.property(anyTrial, fc.array(anyEnd, { minLength: 5, maxLength: 5 }), ({ traffic, tested }, ends) => {
        const recorded = recordInTurn(traffic);
        // Each check stands as it happens to; the recorded facts hold what they hold.
        const findProof: FindProof = ({ check, build, at }) => {
          const end = ends[check.length % ends.length];
          const result = end === 'failed' ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
          const fact = { id: 'e', check, method: 'attested', result, build, source: null } as const;
          const evidence = end === 'missing' ? [] : [{ ...fact, at: end === 'stale' ? 0 : at }];
          return { check: { key: check, name: check, owner: '', isRetired: false }, evidence };
        };
        const effects = told({ recorded, inForce: traffic.pacts, tested, findProof });
        for (const [id, effect] of told({ recorded, inForce: traffic.pacts, tested }))
          expect(effects.get(id), id).toBe(effect);
        for (const { id, would } of run({ recorded, inForce: traffic.pacts, tested, wanted: 'undecidable' })
          .found)
          expect(isBetween(effects.get(id), would), id).toBe(true);
      }),
      settings,
    );
  });

  test('is counted by clause and reason', () => {
    const pact = samplePact('payments', [{ key: 'limit', requires: [] }]);
    const request = { agentId: 'agt_ops', action: 'tool:wire-transfer', mode: 'enforce' } as const;
    const cases = [{ request, facts: sampleFacts({}), pacts: [pact], readLimit: () => ZERO, now: 1_000_000 }];
    const demand = { check: 'red-team', methods: ['automated'], maxAge: 'PT24H', sameBuild: false } as const;
    const tested = samplePact('payments', [{ key: 'limit', requires: [], evidence: [demand] }]);
    const recorded = recordInTurn({ pacts: [pact], cases });
    const { tally } = run({ recorded, inForce: [pact], tested });
    expect(tally).toMatchObject({ looked: 1, changed: 0, cells: [], undecidable: 1 });
    expect(tally.reasons).toEqual([
      {
        clause: { pact: 'payments', key: 'limit' },
        reason: 'check_not_recorded',
        check: 'red-team',
        count: 1,
      },
    ]);
  });
});

test('an exception that could have been used where nothing tried would use it may be used up', () => {
  const two = {
    key: 'two',
    scope: { actions: ['tool:wire-*'], tiers: [] },
    requires: [
      { type: 'limit', count: 2, window: 'PT1H', per: 'agent' },
      { type: 'condition', cel: 'context.amount <= 250' },
    ],
  } as const;
  const demand = { check: 'red-team', methods: ['automated'], maxAge: 'PT24H', sameBuild: false } as const;
  const proven = { key: 'proven', consequence: { type: 'block' }, evidence: [demand] } as const;
  const [pact, tested] = [samplePact('payments', [two]), samplePact('payments', [two, proven])];
  const start = Date.UTC(2026, 2, 3, 10);
  const exception = {
    ...{ id: 'ovr_1', reason: 'The supplier waits.', by: 'Mara Lind', isBreakGlass: false, maxUses: 1 },
    ...{ startsAt: start, endsAt: start + 3_600_000 },
    target: { type: 'clause', pactId: pact.pactId, clause: 'two' },
  } as const;
  // Whether the first counts, and so whether the third needs the exception, hangs on proof; the last always needs it.
  const asked = [
    ['tool:wire-transfer', 10],
    ['tool:wire-recall', 10],
    ['tool:wire-transfer', 10],
    ['tool:wire-recall', 500],
  ] as const;
  const cases = asked.map(([action, amount], index): WholeCase => {
    const request = { agentId: 'agt_ops', action, context: { amount }, mode: 'enforce' } as const;
    const facts = sampleFacts({ overrides: [exception] });
    return { request, facts, pacts: [pact], readLimit: () => ZERO, now: start + index * 60_000 };
  });
  const recorded = recordInTurn({ pacts: [pact], cases });
  const { found } = run({ recorded, inForce: [pact], tested, wanted: 'undecidable' });
  expect(found.map(({ id }) => id)).toContain(recorded[3]?.id);
  const check = { key: 'red-team', name: 'red-team', owner: '', isRetired: false };
  const pass = { id: 'e', check: 'red-team', method: 'automated', result: { passed: 1, failed: 0 } } as const;
  const findProof: FindProof = ({ at }) => ({
    check,
    evidence: [{ ...pass, at, build: null, source: null }],
  });
  expect(told({ recorded, inForce: [pact], tested, findProof }).get(recorded[3]?.id ?? '')).toBe('block');
});

function isBetween(effect: Effect | undefined, [least, most]: readonly Effect[]): boolean {
  if (!effect || !least || !most) return false;
  const at = EFFECTS.indexOf(effect);
  return EFFECTS.indexOf(most) <= at && at <= EFFECTS.indexOf(least);
}

describe('the two ends of a record', () => {
  test(named('read as the whole does'), () => {
    fc.assert(
      fc.property(anyTraffic, (traffic) => {
        decideInTurn(traffic.pacts, traffic.cases).forEach((decision, index) => {
          const { request, facts, now } = traffic.cases[index] as Traffic['cases'][number];
          const text = JSON.stringify({ v: 1, request, facts, now, decision });
          const whole = readWhole('dec_1', JSON.parse(text));
          expect(readSlices({ id: 'dec_1', effect: decision.effect, ...cut(text) })).toEqual(whole);
        });
      }),
      { ...settings, numRuns: 100 },
    );
  });

  test.each([
    { decision: { engine: '1', effect: 'allow' } },
    { a: 1, decision: { engine: '1' } },
    { pacts: [{ pactId: 'x' }] },
    { a: 1, pacts: [] },
    { text: ',"decision":{"engine" and ,"pacts":[' },
  ] as JsonObject[])('are never taken for something else because of what a caller says: %j', (context) => {
    const pact = samplePact('payments', [{}]);
    const request = { agentId: 'agt_ops', action: 'tool:wire-transfer', context, mode: 'enforce' } as const;
    const facts = sampleFacts({});
    const cases: WholeCase[] = [{ request, facts, pacts: [pact], readLimit: () => ZERO, now: 5 }];
    const [decision] = decideInTurn([pact], cases);
    if (!decision) throw new Error('nothing was decided');
    const text = JSON.stringify({ v: 1, request, facts, now: 5, decision });
    const read = readSlices({ id: 'dec_1', effect: decision.effect, ...cut(text) });
    expect(read ?? readWhole('dec_1', JSON.parse(text))).toEqual(readWhole('dec_1', JSON.parse(text)));
  });
});

const ZERO = { ordinal: 0, total: '0' };

function cut(text: string): { head: string; tail: string } {
  return { head: text.split(',"decision":{"engine"')[0] ?? '', tail: text.split(',"pacts":[').at(-1) ?? '' };
}
