import { beforeAll, describe, expect, it } from 'vitest';
import * as overrides from '#app/api/v1/overrides/route.ts';
import { retireAgent } from '#lib/operations/agents/retire-agent.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let cookie: string;

beforeAll(async () => {
  here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay' });
  await seedAgent(here, { key: 'agent_other' });
  await seedActivePact(here);
  cookie = await sessionCookie(await seedMember(here, { role: 'builder' }));
});

const CLAUSE = { type: 'clause', pact: 'payments', clause: 'transfer-limit' };

function post(given: object): Promise<Response> {
  const body = {
    ...{ target: CLAUSE, agents: ['agent_pay'], actions: ['tool:wire-transfer'] },
    ...{ reasonCode: 'customer_commitment', reason: 'Promised for today.', ...given },
  };
  return ask(overrides.POST, { method: 'POST', cookie, body });
}

describe('a request for an override is refused by name and path', () => {
  const DAY_MS = 86_400_000;
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

  it.each([
    ['without a reason', { reason: '   ' }, 'invalid_request', 'reason'],
    ['with too long a reason', { reason: 'x'.repeat(2001) }, 'invalid_request', 'reason'],
    ['with a null character', { reason: 'a\u0000b' }, 'invalid_json', 'reason'],
    ['with a code nobody knows', { reasonCode: 'because' }, 'invalid_request', 'reasonCode'],
    ['for every action there is', { actions: ['*'] }, 'invalid_request', 'actions.0'],
    [
      'for what is no action',
      { actions: ['tool:wire-transfer', 'wire transfer'] },
      'invalid_request',
      'actions.1',
    ],
    ['for no action', { actions: [] }, 'invalid_request', 'actions'],
    [
      'for an action of which the clause does not speak',
      { actions: ['shell:*'] },
      'invalid_request',
      'actions.0',
    ],
    ['for no agent', { agents: [] }, 'invalid_request', 'agents'],
    ['for too many agents', { agents: Array(21).fill('agent_pay') }, 'invalid_request', 'agents'],
    ['for an agent nobody knows', { agents: ['agent_pay', 'agent_none'] }, 'invalid_request', 'agents.1'],
    ['for an agent the pact does not bind', { agents: ['agent_other'] }, 'invalid_request', 'agents.0'],
    ['for no use', { maxUses: 0 }, 'invalid_request', 'maxUses'],
    ['for too many uses', { maxUses: 10_001 }, 'invalid_request', 'maxUses'],
    ['with an end in the past', { endsAt: inDays(-1) }, 'invalid_request', 'endsAt'],
    ['with an end too far off', { endsAt: inDays(31) }, 'invalid_request', 'endsAt'],
    ['with a start too far off', { startsAt: inDays(31) }, 'invalid_request', 'startsAt'],
    ['with two ends', { endsAt: inDays(1), lastsFor: 'PT1H' }, 'invalid_request', 'lastsFor'],
    ['with a length that is none', { lastsFor: 'P1M' }, 'invalid_request', 'lastsFor'],
    ['from a decision nobody made', { decision: 'dec_none' }, 'invalid_request', 'decision'],
    ['with a field nobody knows', { lane: 'full' }, 'invalid_request', 'lane'],
    ['of a lane', { target: { type: 'lane', lane: 'full' } }, 'invalid_request', 'target.type'],
    [
      'of a pact that is not there',
      { target: { ...CLAUSE, pact: 'none' } },
      'override_target',
      'target.pact',
    ],
    [
      'of a clause that is not there',
      { target: { ...CLAUSE, clause: 'none' } },
      'override_target',
      'target.clause',
    ],
    [
      'of a posture that allows',
      { target: { type: 'posture', tier: 'low' } },
      'override_target',
      'target.tier',
    ],
  ])('%s', async (_, given, code, path) => {
    const answer = await (await post(given)).json();
    expect([answer.code, answer.errors?.[0]?.path]).toEqual([code, path]);
  });

  it('for an agent that is retired', async () => {
    const { id } = await seedAgent(here, { key: 'agent_gone' });
    await retireAgent(here.scope, { params: { agentId: id }, body: { reason: 'Replaced' } });
    const given = { target: { type: 'posture', tier: 'high' }, agents: ['agent_gone'] };
    const answer = await (await post(given)).json();
    expect(answer).toMatchObject({ code: 'invalid_request', errors: [{ path: 'agents.0' }] });
  });
});
