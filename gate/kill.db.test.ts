import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '#lib/store/transaction.ts';
import { until } from '#lib/testing/gates.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';
import { freePort } from '#supervisor/postgres/cluster.ts';

const ROUNDS = 50;
const LOOPS = 16;

withTestDatabase();
let workspace: SeededWorkspace;
let key: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  await seedActivePact(workspace);
  key = (await seedKey(workspace)).text;
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

type Running = { readonly child: ChildProcess; readonly url: string };

async function startGate(): Promise<Running> {
  const port = await freePort();
  const child = fork('gate/main.ts', [], {
    env: { ...process.env, COUNTERSIGN_GATE_PORT: String(port), COUNTERSIGN_LOG_LEVEL: 'silent' },
    execArgv: [],
  });
  children.add(child);
  const url = `http://127.0.0.1:${port}`;
  await once(child, 'message');
  await until(async () => (await fetch(`${url}/readyz`)).ok);
  return { child, url };
}

/** Asks without a break until the gate is gone; notes what was answered, whole. */
async function askUntilGone(url: string, answered: string[]): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  for (let amount = 1; ; amount += 1) {
    const body = JSON.stringify({ agentId: 'agent_pay', action: 'tool:wire-transfer', context: { amount } });
    try {
      const response = await fetch(`${url}/api/v1/decisions`, { method: 'POST', headers, body });
      const answer: { id: string } = await response.json();
      if (response.ok) answered.push(answer.id);
    } catch {
      return;
    }
  }
}

test(`every decision that was answered is on record after kill -9 under load, ${ROUNDS} rounds`, async () => {
  const counts: number[] = [];
  let next = startGate();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, url } = await next;
    const answered: string[] = [];
    const loops = Array.from({ length: LOOPS }, () => askUntilGone(url, answered));
    await until(() => answered.length >= 1 + round * 4);
    child.kill('SIGKILL');
    if (round + 1 < ROUNDS) next = startGate();
    await Promise.all(loops);
    const where = { workspaceId: workspace.workspaceId, id: { in: answered } };
    const recorded = await read(workspace.scope, ({ db }) => db.decision.count({ where }));
    expect(recorded, `round ${round}`).toBe(answered.length);
    counts.push(answered.length);
  }
  expect(Math.min(...counts)).toBeGreaterThan(0);
}, 180_000);

test('a gate that is told to end answers whoever it has begun with, and ends by itself', async () => {
  const { child, url } = await startGate();
  const answered: string[] = [];
  const loops = Array.from({ length: LOOPS }, () => askUntilGone(url, answered));
  await until(() => answered.length > 20);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.all(loops);
  expect(await exited).toEqual([0, null]);
  const where = { workspaceId: workspace.workspaceId, id: { in: answered } };
  expect(await read(workspace.scope, ({ db }) => db.decision.count({ where }))).toBe(answered.length);
});

test('a gate ends when whoever started it is gone', async () => {
  const { child } = await startGate();
  const exited = once(child, 'exit');
  child.disconnect();
  expect(await exited).toEqual([0, null]);
});
