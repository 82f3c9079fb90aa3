import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { askGate, endOf, endReview, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

const ROUNDS = 200;
const PARALLEL = 50;

withTestDatabase();
let workspace: SeededWorkspace;
let gates: Gate[];
let callers: KeyFact[];

beforeAll(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  await seedActivePact(workspace);
  const limit = clauseOf({
    key: 'twice',
    scope: { actions: ['tool:twice'], tiers: [] },
    requires: [{ type: 'limit', count: 2, window: 'P365D', per: 'agent' }],
    consequence: { type: 'block' },
  });
  const sum = clauseOf({
    key: 'sum',
    scope: { actions: ['tool:sum'], tiers: [] },
    requires: [{ type: 'limit', sum: { of: 'context.amount', max: '100' }, window: 'P365D', per: 'agent' }],
    consequence: { type: 'block' },
  });
  await seedActivePact(workspace, {
    key: 'limits',
    agents: { keys: [], labels: { kind: 'limited' } },
    clauses: [limit, sum],
  });
  const key = await seedKey(workspace);
  gates = [await openReadyGate(), await openReadyGate()];
  callers = await Promise.all(gates.map((gate) => keyOf(gate, key)));
});

afterAll(async () => {
  await Promise.all(gates.map((gate) => gate.close()));
});

function gateAt(index: number): { gate: Gate; caller: KeyFact } {
  const gate = gates[index % gates.length];
  const caller = callers[index % gates.length];
  if (!gate || !caller) throw new Error('two gates are open');
  return { gate, caller };
}

type Wish = Parameters<typeof askGate>[2];

async function askInParallel(wish: Wish): Promise<string[]> {
  const asked = Array.from({ length: PARALLEL }, (_, index) => {
    const { gate, caller } = gateAt(index);
    return endOf(askGate(gate, caller, wish));
  });
  return Promise.all(asked);
}

function allowedOf(ends: readonly string[]): number {
  return ends.filter((end) => end === 'allow').length;
}

describe('what can be used once is used once, over two gates', () => {
  test(`of ${PARALLEL} parallel asks with one approved review exactly one is allowed, ${ROUNDS} rounds`, async () => {
    const { gate, caller } = gateAt(0);
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = { amount: 9000 + round };
      const held = await askGate(gate, caller, { context });
      const reviewId = held.review?.id ?? '';
      const minRevision = await endReview(workspace, reviewId, 'approved');
      const ends = await askInParallel({ context, reviewId, minRevision });
      expect(allowedOf(ends), `round ${round}: ${ends.join(' ')}`).toBe(1);
      expect(ends.every((end) => ['allow', 'review', 'contended'].includes(end))).toBe(true);
    }
  }, 180_000);

  test(`of ${PARALLEL} parallel asks with one use of a limit left exactly one is allowed, ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { gate, caller } = gateAt(round);
      const agentId = `agent_twice_${round}`;
      const agent = await seedAgent(workspace, { key: agentId, labels: { kind: 'limited' } });
      await gate.findKey('key_nobody');
      expect(await endOf(askGate(gate, caller, { agentId: agent.id, action: 'tool:twice' }))).toBe('allow');
      const ends = await askInParallel({ agentId: agent.id, action: 'tool:twice' });
      const unknown = ends.filter((end) => end !== 'allow' && end !== 'block');
      expect([allowedOf(ends), unknown], `round ${round}`).toEqual([1, []]);
    }
  }, 180_000);

  test('a sum is never passed by a cent, whatever arrives at once', async () => {
    const agent = await seedAgent(workspace, { key: 'agent_sum', labels: { kind: 'limited' } });
    await Promise.all(gates.map((gate) => gate.findKey('key_nobody')));
    const wish = { agentId: agent.id, action: 'tool:sum', context: { amount: '33.35' } };
    const ends: string[] = [];
    for (let i = 0; i < 4; i += 1) ends.push(...(await askInParallel(wish)));
    expect(allowedOf(ends)).toBe(2);
  });
});
