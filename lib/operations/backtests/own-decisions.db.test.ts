import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { backtest } from '#lib/testing/backtests.ts';
import { askGate, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { anyPact, SAMPLE_ACTIONS } from '#lib/testing/pact-arbitraries.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedAgent, seedKey, seedTeam, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);

let gates: Gate[];

beforeAll(async () => {
  gates = [await openReadyGate(), await openReadyGate()];
});

afterAll(async () => {
  for (const gate of gates) await gate.close();
});

const anyRequest = fc.record({
  action: fc.constantFrom(...SAMPLE_ACTIONS),
  amount: fc.constantFrom(0, 50, 99.5, 250, 5_000, 20_000, 'lots'),
  currency: fc.constantFrom('EUR', 'CHF'),
  gate: fc.nat({ max: 1 }),
});

type Asked = typeof anyRequest extends fc.Arbitrary<infer T> ? T : never;

/** Asks two gates at once, and answers what the backtest says of the pact they decided by. */
async function tryOut(content: Parameters<typeof seedActivePact>[1], requests: readonly Asked[]) {
  const here = await seedWorkspace();
  for (const key of ['payments-ops', 'platform']) await seedTeam(here, { key });
  await seedAgent(here, { key: 'agent_one' });
  await seedActivePact(here, { ...content, key: 'payments', agents: { keys: ['agent_one'], labels: {} } });
  const seeded = await seedKey(here);
  const keys: KeyFact[] = [];
  for (const gate of gates) keys.push(await keyOf(gate, seeded));
  await Promise.all(
    requests.map(({ action, amount, currency, gate }) =>
      askGate(gates[gate] as Gate, keys[gate] as KeyFact, {
        ...{ agentId: 'agent_one', action, context: { amount, currency } },
      }),
    ),
  );
  return (await backtest({ cookie: await sessionCookie(here.owner), version: 1 })).body;
}

it(`a version over what two gates decided by it at once changes nothing (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPact,
      fc.array(anyRequest, { minLength: 1, maxLength: 25 }),
      async (content, requests) => {
        const found = await tryOut(content, requests);
        expect(found).toMatchObject({ looked: requests.length, changed: 0, undecidable: { decisions: 0 } });
      },
    ),
    { seed, numRuns: 12, endOnFailure: true },
  );
}, 60_000);
