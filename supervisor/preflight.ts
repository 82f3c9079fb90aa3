import { EnvironmentError, readSettings } from '#lib/platform/env.ts';
import { DataFolderInUseError, findLockHolder } from '#supervisor/lock-file.ts';

// Run before the build: what would stop the start is said at once, and a running product's build stays untouched.
try {
  const { dataDir } = readSettings(process.env);
  const holder = findLockHolder(dataDir);
  if (holder) throw new DataFolderInUseError(dataDir, holder);
} catch (error) {
  if (!(error instanceof EnvironmentError || error instanceof DataFolderInUseError)) throw error;
  process.stderr.write(`Countersign did not start.\n${error.message}\n`);
  process.exitCode = 1;
}
