import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '#supervisor/data-folder.ts';
import { findLockHolder } from '#supervisor/lock-file.ts';

const runtimeSchema = z.object({
  url: z.string(),
  port: z.number(),
  consolePort: z.number(),
  gatePorts: z.array(z.number()),
  databaseUrl: z.string(),
  databaseOwnerUrl: z.string(),
  pids: z.record(z.string(), z.number()),
});

/** Where a running product is to be found. It holds the database's passwords: only its owner may read the file. */
export type Runtime = z.infer<typeof runtimeSchema>;

/** Notes where this run is to be found. */
export function writeRuntime(dataDir: string, runtime: Runtime): void {
  writeWhole(join(dataDir, 'runtime.json'), runtime);
}

/** Removes the note at the end of a run. */
export function removeRuntime(dataDir: string): void {
  rmSync(join(dataDir, 'runtime.json'), { force: true });
}

/** The product that runs on this data folder, or null when none does. */
export function readRuntime(dataDir: string): Runtime | null {
  if (!findLockHolder(dataDir)) return null;
  try {
    return runtimeSchema.parse(JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')));
  } catch {
    return null;
  }
}
