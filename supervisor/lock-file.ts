import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, startMarkOf } from '#supervisor/processes.ts';

const holderSchema = z.object({
  pid: z.number(),
  startMark: z.string(),
  startedAt: z.string(),
  url: z.string(),
});

/** The process that uses a data folder. */
export type LockHolder = z.infer<typeof holderSchema>;

/** Another process uses the data folder. */
export class DataFolderInUseError extends Error {
  readonly holder: LockHolder;
  constructor(dataDir: string, holder: LockHolder) {
    super(
      `The data folder ${dataDir} is in use by process ${holder.pid} (${holder.url}, since ${holder.startedAt}). ` +
        'Stop that one first, or set COUNTERSIGN_DATA_DIR to another folder.',
    );
    this.name = 'DataFolderInUseError';
    this.holder = holder;
  }
}

export type Lock = { release(): void };

/**
 * Takes the data folder for this process. A lock whose process has ended is taken over.
 * INVARIANT: the lock appears by `link`, whole or not at all, so two that start at once cannot both hold it.
 */
export function takeLock(dataDir: string, url: string): Lock {
  const mine = {
    pid: process.pid,
    startMark: startMarkOf(process.pid),
    startedAt: new Date().toISOString(),
    url,
  };
  const draft = join(dataDir, `lock.${process.pid}`);
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!tryLink(draft, lockPath(dataDir))) {
      const holder = findLockHolder(dataDir);
      if (holder) throw new DataFolderInUseError(dataDir, holder);
      removeStale(dataDir);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: () => rmSync(lockPath(dataDir), { force: true }) };
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'lock');
}

/** Who uses the data folder now, or null. */
export function findLockHolder(dataDir: string): LockHolder | null {
  const holder = readHolder(lockPath(dataDir));
  if (!holder || !isAlive(holder.pid)) return null;
  // A number is given out again once its process has ended; the time of its start is not.
  return startMarkOf(holder.pid) === holder.startMark ? holder : null;
}

function readHolder(path: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the stale lock aside before looking at it again: another start may have replaced it a moment ago. */
function removeStale(dataDir: string): void {
  const aside = join(dataDir, `lock.stale.${process.pid}`);
  try {
    renameSync(lockPath(dataDir), aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved.pid) && startMarkOf(moved.pid) === moved.startMark)
    tryLink(aside, lockPath(dataDir));
  rmSync(aside, { force: true });
}
