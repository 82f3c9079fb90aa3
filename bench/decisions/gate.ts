import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '#supervisor/postgres/cluster.ts';
import { seedBench, startBenchDatabase } from './bench-database.ts';
import type { LoadOrder, LoadResult } from './load-generator.ts';

/** One measured case. */
export type GateRow = LoadResult & { readonly name: string; readonly connections: number };

const CONNECTIONS = [1, 16, 64];
const WARM_UP_MS = 2000;
const DURATION_MS = 5000;
const CONSTANT_REQUEST = 'POST / HTTP/1.1\r\nhost: bench\r\ncontent-length: 2\r\n\r\n{}';

/** The gate beside two baselines of the same run, everything durable, at 1, 16 and 64 connections. */
export async function measureGate(): Promise<GateRow[]> {
  const database = await startBenchDatabase();
  const rows: GateRow[] = [];
  try {
    const { key, workspaceId } = await seedBench(database.appUrl);
    const requests = decisionRequests(key);
    const env = { DATABASE_URL: database.appUrl };
    rows.push(
      ...(await measure('bare Node HTTP, a constant', here('baseline-constant.ts'), [CONSTANT_REQUEST], env)),
    );
    rows.push(
      ...(await measure('group-committed insert', here('baseline-insert.ts'), [CONSTANT_REQUEST], env)),
    );
    rows.push(...(await measure('gate: POST /decisions', join('gate', 'main.ts'), requests, env)));
    rows.push(...(await measureDoor(requests, env)));
    rows.push(...(await measureBesideReaders(requests, env, workspaceId)));
  } finally {
    await database.stop();
  }
  return rows;
}

function here(file: string): string {
  return join(import.meta.dirname, file);
}

function decisionRequests(key: string): string[] {
  return Array.from({ length: 97 }, (_, index) => {
    const body = JSON.stringify({
      agentId: 'agent_pay',
      action: 'tool:wire-transfer',
      resource: { type: 'account', id: `DE02${index}` },
      context: { amount: 10 + index * 50, currency: 'EUR', invoice: `inv-${index}` },
      workflow: 'supplier-payments',
    });
    const head = [
      'POST /api/v1/decisions HTTP/1.1',
      'host: bench',
      `authorization: Bearer ${key}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    return `${head.join('\r\n')}\r\n\r\n${body}`;
  });
}

async function measure(
  name: string,
  entry: string,
  requests: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<GateRow[]> {
  const server = await startServer(entry, env);
  try {
    return await measureAll(name, server.port, requests);
  } finally {
    await end(server.child);
  }
}

async function measureDoor(
  requests: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<GateRow[]> {
  const gate = await startServer(join('gate', 'main.ts'), env);
  const door = await startServer(here('front-door.ts'), { BENCH_GATE_PORT: String(gate.port) });
  try {
    return await measureAll('gate through the front door', door.port, requests);
  } finally {
    await end(door.child);
    await end(gate.child);
  }
}

/** Whether people who look at decisions slow down who asks for them. */
async function measureBesideReaders(
  requests: readonly string[],
  env: Readonly<Record<string, string>>,
  workspaceId: string,
): Promise<GateRow[]> {
  const gate = await startServer(join('gate', 'main.ts'), env);
  const readers = await startServer(here('readers.ts'), { ...env, BENCH_WORKSPACE: workspaceId });
  try {
    return await measureAll('gate beside two readers', gate.port, requests);
  } finally {
    await end(readers.child);
    await end(gate.child);
  }
}

async function measureAll(name: string, port: number, requests: readonly string[]): Promise<GateRow[]> {
  const rows: GateRow[] = [];
  for (const connections of CONNECTIONS) {
    const order = { port, requests, connections, warmUpMs: WARM_UP_MS, durationMs: DURATION_MS };
    const result = await load(order);
    if (result.failures > 0) throw new Error(`${name}: ${result.failures} requests failed`);
    rows.push({ name, connections, ...result });
  }
  return rows;
}

type Server = { readonly child: ChildProcess; readonly port: number };

async function startServer(entry: string, env: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const child = fork(entry, [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      COUNTERSIGN_LOG_LEVEL: 'warn',
      ...env,
      COUNTERSIGN_GATE_PORT: String(port),
    },
  });
  await once(child, 'message');
  for (let isReady = !entry.includes('main.ts'); !isReady; )
    isReady = (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  return { child, port };
}

async function load(order: LoadOrder): Promise<LoadResult> {
  const child = fork(here('load-generator.ts'));
  child.send(order);
  const [result] = await once(child, 'message');
  await end(child);
  return result;
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.disconnect();
  setTimeout(() => child.kill('SIGKILL'), 6000).unref();
  if (child.exitCode === null) await exited;
}

/** Prints the rows with their ratio to the baselines at the same number of connections. */
export function printGate(rows: readonly GateRow[]): void {
  const baseline = (name: string, connections: number) =>
    rows.find((row) => row.name.startsWith(name) && row.connections === connections)?.perSecond ?? Number.NaN;
  console.table(
    rows.map((row) => ({
      case: row.name,
      connections: row.connections,
      'per second': Math.round(row.perSecond),
      'p50 ms': row.p50Ms.toFixed(3),
      'p99 ms': row.p99Ms.toFixed(3),
      'of bare': (row.perSecond / baseline('bare', row.connections)).toFixed(2),
      'of insert': (row.perSecond / baseline('group', row.connections)).toFixed(2),
    })),
  );
}
