import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POSTURE } from '#lib/domain/decisions/default-posture.ts';
import type { Posture } from '#lib/domain/decisions/types.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { Asking } from '#lib/domain/probes/asking.ts';
import { probePact } from '#lib/domain/probes/probe-pact.ts';
import type { Probe, ProbeKind, ProbeWorld } from '#lib/domain/probes/types.ts';
import { SAMPLE_AGENT, samplePact } from '#lib/testing/decision-cases.ts';
import { anyPact } from '#lib/testing/pact-arbitraries.ts';

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
const SPELLINGS = ['lookalike', 'zero_width', 'bidi', 'trailing_space', 'other_case'] as const;
const NOW = Date.UTC(2026, 2, 3, 10);
const OPEN: Posture = {
  low: { effect: 'allow' },
  moderate: { effect: 'allow' },
  high: { effect: 'allow' },
  critical: { effect: 'allow' },
};

function worldOf(given: Partial<ProbeWorld> = {}): ProbeWorld {
  return {
    agents: [SAMPLE_AGENT],
    actions: [{ name: 'tool:wire-transfer', tier: 'critical', declared: true }],
    posture: DEFAULT_POSTURE,
    teams: { 'payments-ops': 'Payments Ops' },
    now: NOW,
    ...given,
  };
}

/** Probes a pact with these clauses. */
function probe(clauses: readonly Partial<Clause>[], world: Partial<ProbeWorld> = {}) {
  return probePact(samplePact('payments', clauses), worldOf(world));
}

const findings = (probes: readonly Probe[]) => [
  ...new Set(probes.filter(({ finding }) => finding).map(({ kind }) => kind)),
];
const only = (probes: readonly Probe[], kind: ProbeKind) => probes.filter((one) => one.kind === kind);

const condition = (cel: string) => ({ type: 'condition', cel }) as const;
const perDay = {
  type: 'limit',
  sum: { of: 'context.amount', max: '20000' },
  window: 'P1D',
  per: 'agent',
} as const;
const ceiling: Partial<Clause> = {
  obligation: 'No transfer above 5,000 leaves without a second person.',
  authorises: true,
  requires: [condition('context.amount <= 5000')],
};

describe('probing finds', () => {
  test.each<
    [
      sentence: string,
      clauses: readonly Partial<Clause>[],
      world: Partial<ProbeWorld>,
      found: readonly ProbeKind[],
    ]
  >([
    [
      'that a ceiling lets amounts below zero and parts of an amount pass',
      [ceiling],
      {},
      ['negative_amount', 'split_amount'],
    ],
    [
      'nothing where the amount is above zero and added up',
      [{ ...ceiling, requires: [condition('context.amount > 0 && context.amount <= 5000'), perDay] }],
      {},
      [],
    ],
    [
      'that a promise in euros looks at no currency',
      [
        {
          ...ceiling,
          obligation: 'No transfer above 5,000 EUR leaves without a second person.',
          requires: [condition('context.amount > 0 && context.amount <= 5000'), perDay],
        },
      ],
      {},
      ['other_currency'],
    ],
    [
      'that a guard for one currency is passed by in another, and in another spelling',
      [
        {
          key: 'guard',
          scope: { actions: ['tool:wire-transfer'], tiers: [], when: "context.currency == 'EUR'" },
          requires: [condition('context.amount > 0 && context.amount <= 5000'), perDay],
        },
      ],
      { posture: OPEN },
      ['null_value', 'other_currency', ...SPELLINGS, 'similar_action'],
    ],
    [
      'that what is ruled out by name is let in under another spelling',
      [{ ...ceiling, obligation: '', requires: [condition("context.country != 'KP'")] }],
      {},
      ['null_value', ...SPELLINGS],
    ],
    [
      'that a clause which applies where a fact is given is passed by without it',
      [
        {
          key: 'guard',
          scope: { actions: ['tool:wire-transfer'], tiers: [], when: 'has(context.amount)' },
          requires: [condition('context.approvedBy == "Finance"')],
        },
      ],
      { posture: OPEN },
      ['missing_key', 'similar_action'],
    ],
    [
      'that a pattern authorises what nobody declared',
      [
        {
          ...ceiling,
          scope: { actions: ['tool:wire-*'], tiers: [] },
          requires: [condition('context.amount > 0 && context.amount <= 5000'), perDay],
        },
      ],
      {},
      ['similar_action'],
    ],
  ])('%s', (_, clauses, world, found) => {
    expect(findings(probe(clauses, world).probes)).toEqual(found);
  });

  test('what holds at a figure and around it', () => {
    const { probes } = probe([ceiling]);
    expect(only(probes, 'limit_below')).toMatchObject([
      { tried: 'context.amount 4,999.99', effect: 'allow' },
    ]);
    expect(only(probes, 'limit_exact')).toMatchObject([{ tried: 'context.amount 5,000', effect: 'allow' }]);
    expect(only(probes, 'limit_above')).toMatchObject([
      { tried: 'context.amount 5,000.01', effect: 'block' },
    ]);
  });

  test('at which part a sum stops what is split', () => {
    const { probes } = probe([ceiling, { key: 'daily', requires: [perDay] }]);
    expect(only(probes, 'split_amount')).toMatchObject([
      { tried: '10 times 5,000 (the 5. is not allowed)', times: 5, effect: 'block', finding: null },
    ]);
  });

  test('an hour at which the clause is kept', () => {
    const nights = { type: 'time', days: ['sun'], from: '02:00', to: '03:00', timeZone: 'UTC' } as const;
    const { probes, notProbed } = probe([{ ...ceiling, requires: [...(ceiling.requires ?? []), nights] }]);
    expect(notProbed).toEqual([]);
    expect(only(probes, 'as_promised')).toMatchObject([{ effect: 'allow' }]);
  });

  test('no request for a clause that cannot be read, and says so', () => {
    const { probes, notProbed } = probe([{ requires: [condition('context.lines.all(l, l.amount < 10)')] }]);
    expect(probes).toEqual([]);
    expect(notProbed).toEqual([
      { clause: 'payments-limit', reason: expect.stringContaining('plain enough') },
    ]);
  });

  test('nothing to try where the pact binds nobody', () => {
    expect(probe([ceiling], { agents: [] }).notProbed).toEqual([
      { clause: 'payments-limit', reason: 'the pact binds no agent of this workspace' },
    ]);
  });
});

describe('over any pact', () => {
  const agents = [{ ...SAMPLE_AGENT, key: 'agent_one' }];
  const anyWorld = fc
    .record({ isOpen: fc.boolean() })
    .map(({ isOpen }) => worldOf({ agents, posture: isOpen ? OPEN : DEFAULT_POSTURE }));

  test(`what is flagged is really allowed, and the same text gives the same probes (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyPact, anyWorld, (content, world) => {
        const text = { pactId: 'pct_1', version: 1, digest: 'sha256:1', content };
        const { probes } = probePact(text, world);
        expect(probePact(text, world).probes).toEqual(probes);
        const asking = new Asking(text, world);
        for (const { request, finding, times, effect } of probes) {
          const [agent] = agents;
          if (!finding || !agent) continue;
          expect(effect).toBe('allow');
          const hours = Array.from({ length: 7 * 24 }, (_, hour) => NOW + hour * 3_600_000);
          const isAllowed = (now: number) => asking.ask(request, agent, { now, times }).decision.allowed;
          expect(hours.some(isAllowed)).toBe(true);
        }
      }),
      { seed, numRuns: 150 },
    );
  });
});
