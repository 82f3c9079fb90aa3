import type { Settings } from '#lib/platform/env.ts';
import { openDataFolder, readSecrets } from '#supervisor/data-folder.ts';
import { openDatabase } from '#supervisor/database.ts';
import { takeLock } from '#supervisor/lock-file.ts';
import { readRuntime } from '#supervisor/runtime-file.ts';

/** The database of a product, with both ways in. */
export type DatabaseAccess = {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** The address of the product, whether it runs or not. */
  readonly url: string;
};

/**
 * Runs one piece of work against the product's database: that of the running product, that of the environment, or the
 * embedded one, started for the time of the work.
 */
export async function withDatabase<T>(
  settings: Settings,
  work: (access: DatabaseAccess) => Promise<T>,
): Promise<T> {
  const running = readRuntime(settings.dataDir);
  if (running && settings.database.kind === 'embedded') {
    return work({ appUrl: running.databaseUrl, ownerUrl: running.databaseOwnerUrl, url: running.url });
  }
  const complain = (line: string) => void process.stderr.write(`${line}\n`);
  openDataFolder(settings.dataDir);
  if (settings.database.kind === 'external') {
    const database = await openDatabase(settings, readSecrets(settings.dataDir), complain);
    return work({ ...database, url: settings.url });
  }
  const lock = takeLock(settings.dataDir, settings.url);
  try {
    const database = await openDatabase(settings, readSecrets(settings.dataDir), complain);
    try {
      return await work({ ...database, url: settings.url });
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}
