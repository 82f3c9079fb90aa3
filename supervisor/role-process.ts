import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '#supervisor/restarting.ts';

/** How one of the product's processes is started. */
export type RoleSpec = {
  readonly name: string;
  /** The file Node runs. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ready when it sends the message `ready` to its parent, or when this address answers 2xx. */
  readonly readyUrl: string | null;
};

const ROOT = join(import.meta.dirname, '..');
const PRELOAD = join(import.meta.dirname, 'exit-with-supervisor.ts');
const READY_TIMEOUT_MS = 60_000;
const GRACE_MS = 8_000;

/** Starts a role's process and waits until it is ready. */
export async function startRole(spec: RoleSpec): Promise<Running> {
  const child = fork(spec.entry, [], {
    cwd: ROOT,
    env: { ...spec.env, COUNTERSIGN_SUPERVISED: '1' },
    execArgv: ['--enable-source-maps', '--import', PRELOAD],
    // Ctrl-C in the terminal reaches the supervisor alone, which ends the others in order.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = endOf(child);
  const stop = () => endInTime(child, exited);
  const outcome = await Promise.race([
    readiness(child, spec.readyUrl, exited),
    exited.then((reason) => `ended (${reason})`),
  ]);
  if (outcome !== 'ready') {
    await stop();
    throw new Error(`The ${spec.name} ${outcome} before it was ready.`);
  }
  if (child.pid === undefined) throw new Error(`The ${spec.name} has no process id.`);
  return { pid: child.pid, exited, stop };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
}

async function endInTime(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await exited;
  clearTimeout(timer);
}

async function readiness(
  child: ChildProcess,
  readyUrl: string | null,
  exited: Promise<string>,
): Promise<string> {
  const ended = new AbortController();
  void exited.then(() => ended.abort());
  const deadline = AbortSignal.any([ended.signal, AbortSignal.timeout(READY_TIMEOUT_MS)]);
  const isReady = await (readyUrl === null ? readyMessage(child, deadline) : readyAnswer(readyUrl, deadline));
  return isReady ? 'ready' : `was not ready within ${READY_TIMEOUT_MS / 1000} s, or ended`;
}

function readyMessage(child: ChildProcess, deadline: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    deadline.addEventListener('abort', () => resolve(false), { once: true });
    child.on('message', (message) => {
      if (message === 'ready') resolve(true);
    });
  });
}

async function readyAnswer(url: string, deadline: AbortSignal): Promise<boolean> {
  while (!deadline.aborted) {
    try {
      const answer = await fetch(url, { signal: deadline });
      if (answer.ok) return true;
    } catch {
      // Not listening yet.
    }
    await pause(40);
  }
  return false;
}
