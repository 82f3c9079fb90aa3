import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { readAccessMap } from '#lib/operations/governance/read-access-map.ts';
import { stop } from '#lib/operations/stops/stop.ts';
import { askGate, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let gate: Gate;
let caller: KeyFact;

beforeAll(async () => {
  here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay' });
  await seedAgent(here, { key: 'agent_read' });
  await seedActivePact(here, {
    clauses: [
      clauseOf({ key: 'wires', scope: { actions: ['tool:wire-transfer'], tiers: [] } }),
      clauseOf({
        key: 'once',
        scope: { actions: ['tool:once'], tiers: [] },
        authorises: true,
        requires: [{ type: 'limit', count: 1, window: 'P365D', per: 'agent' }],
        consequence: { type: 'block' },
      }),
    ],
  });
  const key = await seedKey(here);
  gate = await openReadyGate();
  caller = await keyOf(gate, key);
  for (const action of ['tool:wire-transfer', 'tool:once', 'tool:other'])
    await askGate(gate, caller, { action, context: { amount: 1 } });
});

afterAll(() => gate.close());

const query = { limit: 50 };

describe('the map of who may do what', () => {
  it('says of every cell what the gate answers to a dry run without arguments', async () => {
    const map = await readAccessMap(here.scope, { query });
    expect(map.rows.map(({ agent }) => agent.key)).toEqual(['agent_pay', 'agent_read']);
    expect(map.actions.map(({ name }) => name)).toEqual(['tool:once', 'tool:other', 'tool:wire-transfer']);
    for (const { agent, cells } of map.rows) {
      for (const { action, effect, summary } of cells) {
        const asked = await askGate(gate, caller, { agentId: agent.id, action, mode: 'dry_run' });
        expect({ action, effect, summary }).toEqual({
          action,
          effect: asked.record.decision.effect,
          summary: asked.record.decision.summary,
        });
      }
    }
  });

  it('counts what has been used: a limit that is used up blocks', async () => {
    const map = await readAccessMap(here.scope, { query: { ...query, agent: 'agent_pay', action: 'once' } });
    expect(map.rows.flatMap(({ cells }) => cells)).toMatchObject([{ action: 'tool:once', effect: 'block' }]);
  });

  it('names what an answer depends on that a dry run cannot say', async () => {
    const map = await readAccessMap(here.scope, { query: { ...query, agent: 'agent_pay', action: 'wire' } });
    expect(map.rows[0]?.cells[0]).toMatchObject({
      clauses: ['payments/wires'],
      dependsOn: ['context.amount'],
    });
  });

  it('shows a stop at once', async () => {
    await stop(here.scope, {
      body: { target: 'action', targetId: 'tool:other', mode: 'freeze', reason: 'Odd.' },
    });
    const map = await readAccessMap(here.scope, { query: { ...query, action: 'other' } });
    expect(map.rows.flatMap(({ cells }) => cells.map(({ effect }) => effect))).toEqual(['block', 'block']);
  });

  it('goes on where a page ended, and shows nobody else’s agents', async () => {
    const first = await readAccessMap(here.scope, { query: { limit: 1 } });
    const second = await readAccessMap(here.scope, { query: { limit: 1, cursor: first.next ?? '' } });
    expect(second.rows.map(({ agent }) => agent.key)).toEqual(['agent_read']);
    expect(second.next).toBeNull();
    const elsewhere = await seedWorkspace();
    expect(await readAccessMap(elsewhere.scope, { query })).toMatchObject({ rows: [], actions: [] });
  });
});
