import { type Caller, call } from '../fixtures/api.ts';
import { paymentsInForce } from '../fixtures/pacts.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

const PARALLEL = 50;
const asked = {
  agentId: 'agent_ops',
  action: 'tool:wire-transfer',
  context: { amount: 9_000, currency: 'EUR' },
};

type Decision = {
  id: string;
  effect: string;
  waivers: { overrideId: string; use: number }[];
  revision: number;
};
type Target = { type: string };
type Prefill = { entries: { target: Target; agents: string[]; actions: string[] }[] };
type Override = { id: string; state: string };
type History = { items: { id: string; kind: string; type?: string }[] };

test('an exception for one use lets one transfer of fifty through, and is over', async ({ browser }) => {
  const { owner } = await makeWorkspace(browser, 'One use');
  const machine: Caller = { ...owner, key: await paymentsInForce(owner, asked.agentId) };
  const lead = await joinAs(browser, owner, 'trust_lead', 'Lena Lead');
  const ask = () => call<Decision>(machine, 'POST', '/decisions', asked);
  const held = await ask();
  expect(held.effect).toBe('review');

  const { entries } = await call<Prefill>(owner, 'GET', `/overrides/prefill?decision=${held.id}`);
  const entry = entries.find(({ target }) => target.type === 'clause');
  const { target, agents, actions } = entry ?? { target: null, agents: [], actions: [] };
  const words = { reasonCode: 'customer_commitment', reason: 'Promised for today.' };
  const body = { target, agents, actions, ...words, lastsFor: 'PT1H', decision: held.id };
  const { id } = await call<Override>(owner, 'POST', '/overrides', body);
  expect(await call<Override>(lead, 'POST', `/overrides/${id}/grant`, {})).toMatchObject({ state: 'active' });

  // The exception reaches a gate within a moment; one use is all there is, so it is asked for all at once.
  // All fifty through the browser's own connection take their time beside other tests.
  await expect
    .poll(
      async () => {
        const answers = await Promise.all(Array.from({ length: PARALLEL }, ask));
        return answers.filter(({ effect }) => effect === 'allow').map(({ waivers }) => waivers);
      },
      { timeout: 30_000 },
    )
    .toMatchObject([[{ overrideId: id, use: 1 }]]);
  expect((await ask()).effect).toBe('review');

  const { items } = await call<History>(owner, 'GET', '/pacts/payments/history');
  expect(items.filter(({ kind }) => kind === 'use')).toHaveLength(1);
  await expect
    .poll(async () => {
      const found = await call<History>(owner, 'GET', '/pacts/payments/history');
      return found.items.filter(({ kind }) => kind === 'override').map(({ type }) => type);
    })
    .toEqual(['override.exhausted', 'override.granted', 'override.requested']);
  expect(await call<Override>(owner, 'GET', `/overrides/${id}`)).toMatchObject({ state: 'exhausted' });
});
