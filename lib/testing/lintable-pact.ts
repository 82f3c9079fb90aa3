import type { LintWorld } from '#lib/domain/pacts/lint/finding.ts';
import type { Clause, PactContent, Requirement } from '#lib/domain/pacts/types.ts';

export const world: LintWorld = {
  actions: [
    { name: 'tool:wire-transfer', tier: 'critical', declared: true },
    { name: 'tool:pay-invoice', tier: 'critical', declared: true },
    { name: 'tool:note', tier: 'low', declared: true },
    { name: 'tool:seen', tier: 'high', declared: false },
  ],
  agents: [{ key: 'agent_one', labels: { team: 'ops' } }],
  teams: [{ key: 'payments-ops', name: 'Payments Ops' }],
  checks: [
    { key: 'citation-accuracy', isRetired: false, rhythm: { every: 'PT6H' } },
    { key: 'old-check', isRetired: true, rhythm: null },
  ],
  timeZoneIsKnown: (timeZone) => ['UTC', 'Europe/Zurich'].includes(timeZone),
};

export const review = { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' } as const;
export const sum: Requirement = {
  type: 'limit',
  sum: { of: 'context.amount', max: '20000' },
  window: 'P1D',
  per: 'agent',
};
export const invoice: Requirement = { type: 'condition', cel: 'has(context.invoice)' };

export function clause(over: Partial<Clause> = {}): Clause {
  return {
    key: 'limit',
    title: 'Limit',
    obligation: 'It stays small.',
    severity: 'major',
    scope: { actions: ['tool:wire-transfer'], tiers: [] },
    authorises: true,
    requires: [invoice],
    consequence: review,
    owner: 'payments-ops',
    reviewCadenceDays: 30,
    recourse: 'Freeze the agent.',
    ...over,
  };
}

export function pact(...clauses: readonly Clause[]): PactContent {
  return {
    key: 'p',
    name: 'P',
    purpose: '',
    agents: { keys: ['agent_one'], labels: {} },
    approvalsNeeded: 1,
    clauses,
  };
}
