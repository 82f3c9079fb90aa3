import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeClause } from '#lib/domain/pacts/describe-clause.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { anyClause } from '#lib/testing/pact-arbitraries.ts';

const held = { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' } as const;

function clause(over: Partial<Clause>): Clause {
  return {
    key: 'limit',
    title: 'Limit',
    obligation: 'Words.',
    severity: 'major',
    scope: { actions: ['tool:wire-transfer'], tiers: [] },
    authorises: false,
    requires: [],
    consequence: held,
    owner: 'payments-ops',
    reviewCadenceDays: 30,
    recourse: 'Freeze.',
    ...over,
  };
}

const CASES: readonly (readonly [string, Partial<Clause>, string])[] = [
  [
    'an amount in a currency',
    {
      scope: { actions: ['tool:wire-transfer'], tiers: [], when: "context.currency == 'EUR'" },
      requires: [{ type: 'condition', cel: 'context.amount <= 2500' }],
    },
    'For every wire transfer in EUR: if the amount is over 2,500, it waits for one approver, at most 30 minutes, then it is denied.',
  ],
  [
    'authorising, with escalation and no answer by the owner of the agent',
    {
      authorises: true,
      requires: [{ type: 'condition', cel: 'context.amount <= 2500' }],
      consequence: {
        ...held,
        quorum: 2,
        role: 'trust_lead',
        excludesAgentOwner: true,
        escalate: { after: 'PT10M', to: 'finance' },
      },
    },
    'For every wire transfer: if the amount is over 2,500, it waits for two trust leads, at most 30 minutes, then it is denied. Otherwise this clause lets it go ahead. After 10 minutes without an answer finance is told as well. Nobody of the team that owns the agent may answer.',
  ],
  [
    'proof, and another answer where it is only old',
    {
      evidence: [
        {
          check: 'citation-accuracy',
          methods: ['automated', 'independent'],
          maxAge: 'PT24H',
          sameBuild: true,
          minResult: '0.95',
        },
      ],
      consequence: { type: 'block' },
      onStale: held,
    },
    'For every wire transfer: if citation-accuracy has not passed at 0.95 or better within 1 day, automated or independent, on the build that asks, it is blocked. Where nothing is wrong but that the proof is too old, it waits for one approver, at most 30 minutes, then it is denied.',
  ],
  [
    'several requirements that block',
    {
      requires: [
        { type: 'condition', cel: 'has(context.invoice)' },
        { type: 'limit', count: 3, window: 'P1D', per: 'agent' },
        { type: 'time', days: ['mon', 'fri'], from: '09:00', to: '17:00', timeZone: 'Europe/Zurich' },
      ],
      consequence: { type: 'block' },
    },
    'For every wire transfer: if the invoice is not given, there would be more than three within 1 day for one agent or it is not Monday or Friday, 09:00 to 17:00 (Europe/Zurich), it is blocked.',
  ],
  [
    'a sum',
    {
      requires: [
        { type: 'limit', sum: { of: 'context.amount', max: '20000' }, window: 'P1D', per: 'workspace' },
      ],
    },
    'For every wire transfer: if the amount would add up to over 20,000 within 1 day in the whole workspace, it waits for one approver, at most 30 minutes, then it is denied.',
  ],
  [
    'an approval',
    { authorises: true, requires: [{ type: 'approval', role: 'approver', quorum: 1 }] },
    'For every wire transfer: every time it waits for one approver, at most 30 minutes, then it is denied. Once approved, this clause lets it go ahead.',
  ],
  [
    'a condition too hard to put in words',
    {
      requires: [{ type: 'condition', cel: 'context.a < 1 || context.b < 2' }],
      consequence: { type: 'block' },
    },
    'For every wire transfer: if `context.a < 1 || context.b < 2` is not true, it is blocked.',
  ],
  [
    'a scope of patterns, tiers and a hard condition',
    {
      scope: {
        actions: ['tool:wire-*', 'tool:pay-invoice', 'shell:exec'],
        tiers: ['high', 'critical'],
        when: 'size(context.a) > 1',
      },
      requires: [{ type: 'condition', cel: "context.currency in ['EUR', 'USD']" }],
      consequence: { type: 'block' },
    },
    'For every high or critical action named tool:wire-*, tool:pay-invoice or shell:exec where `size(context.a) > 1` is true: if the currency is not EUR or USD, it is blocked.',
  ],
  [
    'no requirement',
    { authorises: true },
    'For every wire transfer: it may go ahead, nothing more is asked.',
  ],
  ['an empty scope', { scope: { actions: [], tiers: [] } }, 'For no action: nothing is asked.'],
];

describe('describeClause', () => {
  it.each(CASES)('puts %s in plain words', (_what, over, words) => {
    expect(describeClause(clause(over))).toBe(words);
  });

  it('names every condition, limit, time zone and approver of a clause that can be evaluated, and leaves no gap', () => {
    const canAnswer = (any: Clause) =>
      any.consequence.type === 'review' ||
      any.requires.every((requirement) => requirement.type !== 'approval');
    fc.assert(
      fc.property(anyClause('any').filter(canAnswer), (any) => {
        const words = describeClause(any);
        expect(words).not.toMatch(/undefined|null|NaN| {2}/);
        for (const requirement of any.requires) {
          if (requirement.type === 'time') expect(words).toContain(requirement.timeZone);
          if (requirement.type === 'limit' && requirement.sum !== undefined)
            expect(words).toContain('add up');
          if (requirement.type === 'approval') expect(words).toContain(requirement.role.replace('_', ' '));
        }
        const asks = any.requires.length + (any.evidence ?? []).length > 0;
        const doesBlock = asks && [any.consequence, any.onStale].some((one) => one?.type === 'block');
        expect(words.includes('it is blocked')).toBe(doesBlock);
      }),
    );
  });
});
