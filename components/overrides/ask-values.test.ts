import { describe, expect, it } from 'vitest';
import { AskForm, askDefaults, toAskBody, toGlassBody } from '#components/overrides/ask-values.ts';
import type { OverridePrefill } from '#lib/client/overrides.ts';
import { BreakGlassBody, RequestOverrideBody } from '#lib/contracts/overrides.ts';

const CLAUSE = {
  target: { type: 'clause', pact: 'payments', clause: 'daily-sum' },
  title: 'At most 20,000 EUR a day',
  obligation: 'One agent pays at most 20,000 EUR a day by itself.',
  owner: { key: 'treasury', name: 'Treasury' },
  alsoLiftedBy: null,
  agents: ['agent_ops_payments'],
  actions: ['tool:wire-transfer'],
} as const;

const PREFILL: OverridePrefill = {
  decision: {
    id: 'dec_1',
    at: '2026-11-20T11:14:00.000Z',
    effect: 'block',
    summary: 'Blocked: too much.',
    action: 'tool:wire-transfer',
    tier: 'critical',
    agent: { id: 'agt_1', key: 'agent_ops_payments', name: 'Ops payments' },
  },
  entries: [
    { ...CLAUSE, agents: [...CLAUSE.agents], actions: [...CLAUSE.actions] },
    {
      ...CLAUSE,
      target: { type: 'posture', tier: 'critical' },
      owner: null,
      agents: [...CLAUSE.agents],
      actions: [...CLAUSE.actions],
    },
  ],
  notOverridable: [],
};

const filled = {
  ...askDefaults(PREFILL.entries[0]),
  reasonCode: 'maintenance',
  reason: 'The feed is late',
} as const;
const faultsOf = (more: object) =>
  AskForm.safeParse({ ...filled, ...more }).error?.issues.map(({ path, message }) => `${path}: ${message}`);

describe('asking for an override', () => {
  it('starts from the refusal: its agents and actions, one use, and no reason put into anybody’s mouth', () => {
    expect(askDefaults(PREFILL.entries[0])).toMatchObject({
      agents: ['agent_ops_payments'],
      actions: ['tool:wire-transfer'],
      maxUses: 1,
      reasonCode: null,
      reason: '',
    });
  });

  it.each([
    ['no kind of reason', { reasonCode: null }, 'reasonCode: must be chosen'],
    ['no reason', { reason: '  ' }, 'reason: must say why'],
    ['no agent', { agents: [] }, 'agents: must name an agent'],
    ['no action', { actions: [] }, 'actions: must name an action'],
    ['no length', { lastsFor: 'PT0H' }, 'lastsFor: must be longer than nothing'],
  ])('names what is missing: %s', (_, more, fault) => expect(faultsOf(more)).toEqual([fault]));

  it('sends what the contract takes, for the entry that was chosen', () => {
    const body = toAskBody(AskForm.parse({ ...filled, entry: 1 }), PREFILL);
    expect(RequestOverrideBody.parse(body)).toMatchObject({
      target: { type: 'posture', tier: 'critical' },
      decision: 'dec_1',
    });
    expect(body).not.toHaveProperty('reviewTeam');
    expect(body).not.toHaveProperty('entry');
  });
});

describe('breaking the glass', () => {
  it('names who looks at it afterwards: the owner of what is waived unless somebody says otherwise', () => {
    const body = toGlassBody(AskForm.parse(filled), PREFILL);
    expect(BreakGlassBody.parse(body)).toMatchObject({ reviewTeam: 'treasury' });
  });

  it('leaves it to the server to refuse where nobody would look at it', () => {
    const nobody = { ...filled, entry: 1, reviewTeam: askDefaults(PREFILL.entries[1]).reviewTeam };
    expect(toGlassBody(AskForm.parse(nobody), PREFILL)).not.toHaveProperty('reviewTeam');
  });
});
