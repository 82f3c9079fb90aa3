import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { askGate, endOf, keyOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
let workspace: SeededWorkspace;
let gate: Gate;
let caller: KeyFact;
const clients: pg.Client[] = [];

beforeAll(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  const key = await seedKey(workspace);
  gate = await openReadyGate();
  caller = await keyOf(gate, key);
});

afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await gate.close();
});

async function openTransaction(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  clients.push(client);
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.workspaces', $1, true)`, [workspace.workspaceId]);
  return client;
}

async function declare(client: pg.Client, name: string): Promise<void> {
  const text = `INSERT INTO action (workspace_id, name, tier) VALUES ($1, $2, 'low')`;
  await client.query(text, [workspace.workspaceId, name]);
}

async function commit(client: pg.Client, name: string): Promise<number> {
  const { rows } = await client.query<{ revision: string }>(
    'SELECT commit_change($1, false, ARRAY[ARRAY[$3, $2]]) AS revision',
    [workspace.workspaceId, name, 'action'],
  );
  await client.query('COMMIT');
  return Number(rows[0]?.revision);
}

describe('the change feed', () => {
  test('skips no transaction that began earlier and committed later', async () => {
    const early = await openTransaction();
    await declare(early, 'tool:early');
    const late = await openTransaction();
    await declare(late, 'tool:late');
    const first = await commit(late, 'tool:late');
    await until(() => gate.revisionOf(workspace.workspaceId) >= first);
    const second = await commit(early, 'tool:early');
    const wish = { action: 'tool:early', minRevision: second };
    expect(await endOf(askGate(gate, caller, wish))).toBe('allow');
    expect(await endOf(askGate(gate, caller, { action: 'tool:late' }))).toBe('allow');
  });

  test('sees what was changed while nobody was told: the poll is the truth', async () => {
    const client = await openTransaction();
    await declare(client, 'tool:quiet');
    await client.query('UPDATE workspace_head SET revision = revision + 1 WHERE workspace_id = $1', [
      workspace.workspaceId,
    ]);
    await client.query('COMMIT');
    await until(async () => (await endOf(askGate(gate, caller, { action: 'tool:quiet' }))) === 'allow');
  });

  test('waits for the revision that is asked for, and says when it does not come', async () => {
    const revision = gate.revisionOf(workspace.workspaceId);
    const asked = endOf(askGate(gate, caller, { action: 'tool:soon', minRevision: revision + 1 }));
    const client = await openTransaction();
    await declare(client, 'tool:soon');
    await commit(client, 'tool:soon');
    expect(await asked).toBe('allow');
    expect(await endOf(askGate(gate, caller, { minRevision: revision + 100 }))).toBe('revision_unreached');
  });

  test('brings a workspace that is made while the gate runs', async () => {
    const other = await seedWorkspace();
    await seedAgent(other, { key: 'agent_new' });
    const key = await seedKey(other);
    const ask = askGate(gate, await keyOf(gate, key), { agentId: 'agent_new', action: 'tool:x' });
    expect(await endOf(ask)).toBe('review');
  });
});
