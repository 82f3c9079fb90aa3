import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readSettings } from '#lib/platform/env.ts';
import { freePort } from '#supervisor/postgres/cluster.ts';
import { isAlive } from '#supervisor/processes.ts';
import { type Runtime, readRuntime } from '#supervisor/runtime-file.ts';
import { withDatabase } from '#supervisor/with-database.ts';

const ENTRY = 'supervisor/testing/stand-in-supervisor.ts';
const IN_TIME = { timeout: 30_000, interval: 50 };

type Started = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly exit: Promise<number | null>;
  output(): string;
};

const running: Started[] = [];
let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-supervisor-'));
});

afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill('SIGTERM');
    await exit;
  }
});

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<Started> {
  const port = String(await freePort());
  const child = spawn(process.execPath, [ENTRY], {
    env: { ...process.env, PORT: port, COUNTERSIGN_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const started = { child, url: `http://localhost:${port}`, exit, output: () => output };
  running.push(started);
  return started;
}

async function startReady(env?: Record<string, string>): Promise<Started> {
  const started = await start(env);
  await vi.waitFor(() => expect(started.output()).toContain('Countersign is ready'), IN_TIME);
  return started;
}

function runtime(): Runtime {
  const found = readRuntime(dataDir);
  if (!found) throw new Error('no product runs on the data folder');
  return found;
}

async function pidBehind(url: string, method: string): Promise<number> {
  const answer = await fetch(url, { method, ...(method === 'POST' && { body: '{}' }) });
  expect(answer.status).toBe(200);
  return (await answer.json()).pid;
}

function pidOf(name: string): number {
  return runtime().pids[name] ?? 0;
}

async function query(address: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function allGone(pids: readonly number[]): Promise<void> {
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), IN_TIME);
}

describe('the supervisor', { timeout: 90_000 }, () => {
  test('serves both planes on one port, and SIGTERM ends every process with code 0', async () => {
    const { child, url, exit, output } = await startReady();
    expect(await pidBehind(`${url}/agents`, 'GET')).toBe(pidOf('console'));
    expect(await pidBehind(`${url}/api/v1/decisions`, 'POST')).toBe(pidOf('gate1'));
    const pids = Object.values(runtime().pids);
    expect(pids).toHaveLength(5);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    await allGone(pids);
    expect(output()).toContain('Ended.');
    expect(readRuntime(dataDir)).toBeNull();
  });

  test('keeps what names its passwords to itself', async () => {
    await startReady();
    for (const name of ['runtime.json', 'secrets.json', 'lock']) {
      expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
    }
  });

  test('refuses a second start on the same data folder, naming the process and its address', async () => {
    const first = await startReady();
    const second = await start();
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(`in use by process ${first.child.pid}`);
    expect(second.output()).toContain(first.url);
    expect(await pidBehind(first.url, 'GET')).toBe(pidOf('console'));
  });

  test.each([
    ['gate1', '/api/v1/decisions', 'POST', 'The gate ended (signal SIGKILL)'],
    ['console', '/', 'GET', 'The console ended (signal SIGKILL)'],
  ])('starts %s again after kill -9 and says so', async (name, path, method, line) => {
    const { url, output } = await startReady();
    const killed = pidOf(name);
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(async () => expect(await pidBehind(url + path, method)).not.toBe(killed), IN_TIME);
    expect(output()).toContain(line);
  });

  test('starts PostgreSQL again after kill -9, at the same address and with what was committed', async () => {
    const { output } = await startReady();
    const address = runtime().databaseOwnerUrl;
    await query(address, 'CREATE TABLE mark AS SELECT 7 AS number');
    process.kill(pidOf('postgres'), 'SIGKILL');
    await vi.waitFor(() => expect(output()).toContain('PostgreSQL is up again'), IN_TIME);
    expect(await query(address, 'SELECT number FROM mark')).toEqual([{ number: 7 }]);
    await query(address, 'DROP TABLE mark');
  });

  test('leaves no child behind when it is killed, and the next start works', async () => {
    const { child, exit } = await startReady();
    const { supervisor, postgres, ...children } = runtime().pids;
    child.kill('SIGKILL');
    await exit;
    await allGone(Object.values(children));
    const again = await startReady();
    expect(await pidBehind(again.url, 'GET')).toBe(pidOf('console'));
    expect(again.output()).toContain('Ended the PostgreSQL that an earlier, killed run had left behind.');
    expect([supervisor, postgres].filter((pid) => pid !== undefined && isAlive(pid))).toEqual([]);
  });

  test('ends when the start script that holds it is killed', async () => {
    const { child, exit } = await startReady();
    child.disconnect();
    expect(await exit).toBe(0);
  });

  test('runs as many gates as it is told', async () => {
    const { url } = await startReady({ COUNTERSIGN_GATES: '2' });
    const asked = await Promise.all([1, 2].map(() => pidBehind(`${url}/api/v1/decisions`, 'POST')));
    expect(new Set(asked)).toEqual(new Set([pidOf('gate1'), pidOf('gate2')]));
  });

  test('refuses a half-set database before it touches the data folder', async () => {
    const { exit, output } = await start({ DATABASE_URL: 'postgresql://app@db.example.com/countersign' });
    expect(await exit).toBe(1);
    expect(output()).toContain('DATABASE_OWNER_URL is not set');
  });

  test('uses the database of the environment and starts none of its own', async () => {
    const { ownerUrl, appUrl } = await withServerOf(dataDir);
    const other = mkdtempSync(join(tmpdir(), 'countersign-external-'));
    try {
      const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, COUNTERSIGN_DATA_DIR: other };
      const { output } = await startReady(env);
      expect(output()).toContain('(DATABASE_URL)');
      expect(readRuntime(other)?.pids).not.toHaveProperty('postgres');
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  test('refuses an application role that row-level security would not bind', async () => {
    const { ownerUrl } = await withServerOf(dataDir);
    const other = mkdtempSync(join(tmpdir(), 'countersign-external-'));
    const { exit, output } = await start({
      DATABASE_URL: ownerUrl,
      DATABASE_OWNER_URL: ownerUrl,
      COUNTERSIGN_DATA_DIR: other,
    });
    expect(await exit).toBe(1);
    expect(output()).toContain('owns the table');
    rmSync(other, { recursive: true, force: true });
  });
});

/** The addresses of a product that is started for the purpose. */
async function withServerOf(folder: string): Promise<{ appUrl: string; ownerUrl: string }> {
  await startReady();
  const { databaseUrl, databaseOwnerUrl } = JSON.parse(readFileSync(join(folder, 'runtime.json'), 'utf8'));
  return { appUrl: databaseUrl, ownerUrl: databaseOwnerUrl };
}

describe('work on the database from outside', { timeout: 90_000 }, () => {
  const settings = () =>
    readSettings({ COUNTERSIGN_DATA_DIR: dataDir, COUNTERSIGN_URL: 'http://localhost:3999' });

  test('uses the database of the running product', async () => {
    const { url } = await startReady({ COUNTERSIGN_URL: 'http://localhost:3998' });
    const access = await withDatabase(settings(), async (given) => given);
    expect(access).toMatchObject({ appUrl: runtime().databaseUrl, url: 'http://localhost:3998' });
    expect(url).not.toBe(access.url);
  });

  test('starts the database for its time alone when no product runs', async () => {
    const access = await withDatabase(settings(), async (given) => given);
    expect(access.url).toBe('http://localhost:3999');
    await startReady();
  });
});
