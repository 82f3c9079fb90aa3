import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Placement } from '#supervisor/postgres/placement.ts';

/** The role that `initdb` makes. It is used to create the product's own roles and for nothing else. */
const CLUSTER_ADMIN = 'countersign_cluster';

export type ClusterOptions = {
  readonly placement: Placement;
  readonly adminPassword: string;
  readonly logFile: string;
  /** Settings for this start, over those of {@link DURABLE_SETTINGS}. */
  readonly settings?: Readonly<Record<string, string>>;
};

const DURABLE_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  synchronous_commit: 'on',
  fsync: 'on',
  full_page_writes: 'on',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_completion_target: '0.9',
  idle_in_transaction_session_timeout: '60s',
  log_min_messages: 'warning',
  timezone: 'UTC',
};

const READY_TIMEOUT_MS = 120_000;
const ROTATE_LOG_ABOVE_BYTES = 5 * 1024 * 1024;

/** Makes a new cluster where there is none. True when it did. */
export async function initialiseCluster(options: ClusterOptions): Promise<boolean> {
  const { placement } = options;
  if (existsSync(join(placement.clusterDir, 'PG_VERSION'))) return false;
  // What is there without a version file is an `initdb` that was cut short: nothing of anybody's is in it.
  rmSync(placement.clusterDir, { recursive: true, force: true });
  mkdirSync(placement.clusterDir, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `countersign-initdb-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, `${options.adminPassword}\n`, { mode: 0o600, flag: 'wx' });
  if (placement.user) {
    chownSync(placement.clusterDir, placement.user.uid, placement.user.gid);
    chownSync(passwordFile, placement.user.uid, placement.user.gid);
  }
  try {
    await runInitdb(placement, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return true;
}

async function runInitdb(placement: Placement, passwordFile: string): Promise<void> {
  const child = spawn(
    placement.binaries.initdb,
    [
      ...[`--pgdata=${placement.clusterDir}`, `--username=${CLUSTER_ADMIN}`, `--pwfile=${passwordFile}`],
      ...[
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
    ],
    { ...spawnAs(placement), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const end = await ended(child);
  if (end !== 'code 0') throw new Error(`Creating the database's files failed (${end}). ${complaint.trim()}`);
}

function spawnAs(placement: Placement) {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
  return placement.user ? { env, uid: placement.user.uid, gid: placement.user.gid } : { env };
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
}

/** A running PostgreSQL. `exited` settles when it ends, asked or not. */
export type RunningCluster = {
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<string>;
  /** Ends sessions and shuts down with a checkpoint (a "fast" shutdown). */
  stop(): Promise<void>;
};

/** Starts the cluster on the port of the loopback and waits until it answers. */
export async function startCluster(options: ClusterOptions, port: number): Promise<RunningCluster> {
  const log = openLog(options);
  const settings = Object.entries({ ...DURABLE_SETTINGS, ...options.settings, port: String(port) });
  const child = spawn(
    options.placement.binaries.postgres,
    ['-D', options.placement.clusterDir, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A process group of its own: Ctrl-C reaches the supervisor, which ends PostgreSQL last.
    { ...spawnAs(options.placement), cwd: '/', detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const exited = ended(child);
  await untilReady(options, port, exited);
  const pid = child.pid;
  if (pid === undefined) throw new Error('PostgreSQL started without a process id');
  const stop = async () => {
    child.kill('SIGINT');
    await exited;
  };
  return { port, pid, exited, stop };
}

function openLog({ logFile, placement }: ClusterOptions): number {
  if (existsSync(logFile) && statSync(logFile).size > ROTATE_LOG_ABOVE_BYTES)
    renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  chmodSync(logFile, 0o600);
  if (placement.user) chownSync(logFile, placement.user.uid, placement.user.gid);
  return log;
}

async function untilReady(options: ClusterOptions, port: number, exited: Promise<string>): Promise<void> {
  let end: string | null = null;
  void exited.then((reason) => {
    end = reason;
  });
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (end !== null) throw new Error(`PostgreSQL ended while starting (${end}); see ${options.logFile}.`);
    if (await answers(options, port)) return;
    await pause(25);
  }
  throw new Error(`PostgreSQL did not answer within ${READY_TIMEOUT_MS / 1000} s; see ${options.logFile}.`);
}

async function answers(options: ClusterOptions, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl(options, port), connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The address of the cluster's administrator. */
export function adminUrl(options: ClusterOptions, port: number): string {
  return `postgresql://${CLUSTER_ADMIN}:${options.adminPassword}@127.0.0.1:${port}/postgres`;
}

/** A port of the loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
