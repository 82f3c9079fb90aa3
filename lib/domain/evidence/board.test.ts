import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEvidenceRequirement } from '#lib/domain/decisions/requirements/evidence.ts';
import type { Asked } from '#lib/domain/decisions/requirements/requirement.ts';
import { makeBoard } from '#lib/domain/evidence/board.ts';
import type { BoardFacts, HeadEvidence } from '#lib/domain/evidence/board-types.ts';
import { EVIDENCE_METHODS, type EvidenceDemand } from '#lib/domain/pacts/types.ts';
import { clause, pact } from '#lib/testing/lintable-pact.ts';

const HOUR = 3_600_000;
/** Friday 13 November 2026, 14:00 in Zurich. */
const NOW = Date.parse('2026-11-13T13:00:00Z');
const [A, B] = ['sha256:aaaa', 'sha256:bbbb'];

const demand: EvidenceDemand = {
  ...{ check: 'citation-accuracy', methods: ['automated', 'independent'] },
  ...{ maxAge: 'PT24H', sameBuild: false },
};
const head = (over: Partial<HeadEvidence> = {}): HeadEvidence => ({
  ...{ id: 'evd_1', agentId: 'agt_1', check: 'citation-accuracy', method: 'automated' },
  ...{ result: { passed: 40, failed: 0 }, at: NOW - HOUR, build: null, source: 'CI', ...over },
});

function factsOf(
  demands: readonly EvidenceDemand[],
  heads: readonly HeadEvidence[],
  over: Partial<BoardFacts> = {},
) {
  const check = { key: 'citation-accuracy', name: 'Citation accuracy', rhythm: null, isRetired: false };
  return {
    pacts: [
      {
        pactId: 'pct_1',
        version: 3,
        content: pact(clause({ evidence: demands, onStale: { type: 'block' } })),
      },
    ],
    agents: [{ id: 'agt_1', key: 'agent_one', name: 'One', labels: {}, build: null }],
    checks: [{ ...check, owner: { key: 'quality', name: 'Quality' } }],
    teams: [{ key: 'payments-ops', name: 'Payments Ops' }],
    heads,
    ...over,
  } satisfies BoardFacts;
}

const rowOf = (facts: BoardFacts, now = NOW) => makeBoard(facts, now).rows[0];
const cellOf = (facts: BoardFacts, now = NOW) => rowOf(facts, now)?.cells[0];

describe('the board', () => {
  it.each([
    ['fresh', 'an hour old', [head()], {}],
    ['soon', 'close to its end', [head({ at: NOW - 19 * HOUR })], {}],
    ['soon', 'at its very end', [head({ at: NOW - 24 * HOUR })], {}],
    ['stale', 'past it', [head({ at: NOW - 24 * HOUR - 1 })], {}],
    [
      'failed',
      'newest and failed',
      [
        head({ at: NOW - 2 * HOUR }),
        head({ id: 'evd_2', method: 'independent', result: { passed: 0, failed: 1 } }),
      ],
      {},
    ],
    ['missing', 'by no accepted method', [head({ method: 'self_reported' })], {}],
    ['missing', 'of another agent', [head({ agentId: 'agt_2' })], {}],
    ['missing', 'in the future of the clock', [head({ at: NOW + 6 * 60_000 })], {}],
    ['other_build', 'of another build than runs', [head({ build: A })], { sameBuild: true, build: B }],
    ['fresh', 'of the build that runs', [head({ build: A })], { sameBuild: true, build: A }],
    [
      'fresh',
      'of the newest build that evidence names, where no decision named one',
      [head({ build: A })],
      { sameBuild: true },
    ],
    ['missing', 'of a window nobody can read', [head()], { maxAge: 'P1M' }],
    ['fresh', 'good enough', [head({ result: { passed: 95, failed: 5 } })], { minResult: '0.95' }],
    ['failed', 'not good enough', [head({ result: { passed: 94, failed: 6 } })], { minResult: '0.95' }],
  ])(
    'calls proof %s that is %s',
    (state, _, heads, { build, ...over }: Partial<EvidenceDemand> & { build?: string }) => {
      const agents = [{ id: 'agt_1', key: 'agent_one', name: 'One', labels: {}, build: build ?? null }];
      expect(cellOf(factsOf([{ ...demand, ...over }], heads, { agents }))?.state).toBe(state);
    },
  );

  it('says what proves the clause, who answers for what, what changes, and when the window closes', () => {
    expect(rowOf(factsOf([demand], [head()]))).toMatchObject({
      pact: { key: 'p', version: 3 },
      clause: { key: 'limit' },
      owner: { name: 'Payments Ops' },
      check: { name: 'Citation accuracy', owner: { name: 'Quality' } },
      changes:
        'it waits for one approver, at most 30 minutes, then it is denied; where it is only old, it is blocked',
      cells: [{ opensAt: NOW - HOUR, closesAt: NOW + 23 * HOUR, evidence: { id: 'evd_1', isPass: true } }],
    });
  });

  it('knows the next usual run, and when the window closes before it', () => {
    const facts = factsOf([demand], [head({ at: NOW })]);
    const rhythm = {
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      at: '14:00',
      timeZone: 'Europe/Zurich',
    } as const;
    const checks = facts.checks.map((check) => ({ ...check, rhythm }));
    const row = rowOf({ ...facts, checks });
    expect(row?.misses).toContain('the proof is stale from Saturday 14:00 to Monday 14:00');
    expect(row?.cells[0]).toMatchObject({ nextRunAt: Date.parse('2026-11-16T13:00:00Z'), willMiss: true });
    const often = facts.checks.map((check) => ({ ...check, rhythm: { every: 'PT6H' } }));
    expect(cellOf({ ...facts, checks: often })).toMatchObject({ nextRunAt: NOW + 6 * HOUR, willMiss: false });
  });

  it('shows a check that is retired or not there as proving nothing', () => {
    const facts = factsOf([demand], [head()]);
    const retired = facts.checks.map((check) => ({ ...check, isRetired: true }));
    expect(cellOf({ ...facts, checks: retired })).toMatchObject({ state: 'missing', closesAt: null });
    expect(rowOf({ ...facts, checks: [] })?.check).toMatchObject({ key: 'citation-accuracy', owner: null });
  });

  it('lists what closes within 14 days, soonest first, and nothing that has closed', () => {
    const slow: EvidenceDemand = { ...demand, maxAge: 'P30D' };
    const agents = ['agent_one', 'agent_two'].map((key, index) => ({
      id: `agt_${index + 1}`,
      key,
      name: key,
      labels: { team: 'ops' },
      build: null,
    }));
    const facts = factsOf(
      [demand, slow],
      [head(), head({ id: 'evd_2', agentId: 'agt_2', at: NOW - 20 * 24 * HOUR })],
      { agents },
    );
    const pacts = facts.pacts.map((one) => ({
      ...one,
      content: { ...one.content, agents: { keys: ['agent_one', 'agent_two'], labels: {} } },
    }));
    expect(makeBoard({ ...facts, pacts }, NOW).upcoming).toEqual([
      { row: 0, agentId: 'agt_1', closesAt: NOW + 23 * HOUR },
      { row: 1, agentId: 'agt_2', closesAt: NOW + 10 * 24 * HOUR },
    ]);
  });

  it('calls proof kept exactly where the engine calls the requirement satisfied', () => {
    const anyDemand: fc.Arbitrary<EvidenceDemand> = fc.record(
      {
        check: fc.constantFrom('citation-accuracy', 'not-there'),
        methods: fc.subarray([...EVIDENCE_METHODS]),
        maxAge: fc.constantFrom('PT1H', 'PT24H', 'P7D', 'P1M'),
        sameBuild: fc.boolean(),
        minResult: fc.constantFrom('0.5', '1', 'half'),
      },
      { requiredKeys: ['check', 'methods', 'maxAge', 'sameBuild'] },
    );
    const anyHead: fc.Arbitrary<HeadEvidence> = fc.record({
      id: fc.constantFrom('evd_1', 'evd_2', 'evd_3'),
      agentId: fc.constant('agt_1'),
      check: fc.constantFrom('citation-accuracy', 'other'),
      method: fc.constantFrom(...EVIDENCE_METHODS),
      result: fc.oneof(
        fc.record({ passed: fc.nat(2), failed: fc.nat(2) }),
        fc.record({
          value: fc.nat(2),
          threshold: fc.constant(1),
          passes: fc.constantFrom('at_least' as const, 'at_most' as const),
        }),
      ),
      at: fc.constantFrom(
        ...[-7 * 24, -25, -24, -23, -1, 0].map((hours) => NOW + hours * HOUR),
        NOW - 24 * HOUR - 1,
        NOW + 300_000,
        NOW + 300_001,
      ),
      build: fc.constantFrom(null, A, B),
      source: fc.constant(null),
    });
    const world = fc.record({
      demand: anyDemand,
      heads: fc.array(anyHead, { maxLength: 5 }),
      build: fc.constantFrom(null, A, B),
      isRetired: fc.boolean(),
    });
    fc.assert(
      fc.property(world, ({ demand, heads, build, isRetired }) => {
        const facts = factsOf([demand], heads, {
          agents: [{ id: 'agt_1', key: 'agent_one', name: 'One', labels: {}, build }],
        });
        const cell = cellOf({ ...facts, checks: facts.checks.map((check) => ({ ...check, isRetired })) });
        const asked = {
          now: NOW,
          build: cell?.build ?? null,
          checks: [{ key: 'citation-accuracy', name: 'Citation accuracy', owner: 'quality', isRetired }],
          evidence: heads,
          teamName: (key: string) => key,
        } satisfies Partial<Asked>;
        // The requirement looks at nothing else of what is asked.
        const { outcome } = compileEvidenceRequirement(demand)(asked as unknown as Asked, 'Owner');
        const isKept = cell?.state === 'fresh' || cell?.state === 'soon';
        expect(isKept, `${cell?.state} against ${outcome.outcome}`).toBe(outcome.outcome === 'satisfied');
        if (outcome.fault !== undefined) expect(cell?.state).toBe(outcome.fault);
      }),
      { numRuns: 3000 },
    );
  });
});
