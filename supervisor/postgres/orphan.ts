import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, isAlive } from '#supervisor/processes.ts';

const FAST_SHUTDOWN_MS = 10_000;

/**
 * Ends a PostgreSQL that a killed supervisor left running on this cluster, so that a new one can take the files.
 * True when there was one.
 */
export async function stopOrphan(clusterDir: string): Promise<boolean> {
  const pid = recordedPid(clusterDir);
  // The number may belong to somebody else by now: only a process that was started on these very files is ended.
  if (pid === null || !isAlive(pid) || !commandOf(pid).includes(clusterDir)) return false;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    kill(pid, signal);
    if (await goneWithin(pid, FAST_SHUTDOWN_MS)) return true;
  }
  throw new Error(`PostgreSQL (process ${pid}) still runs on ${clusterDir} and does not end.`);
}

function recordedPid(clusterDir: string): number | null {
  const file = join(clusterDir, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between.
  }
}

async function goneWithin(pid: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true;
    await pause(50);
  }
  return !isAlive(pid);
}
