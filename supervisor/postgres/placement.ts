import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { binariesIn, findPostgresBinaries, type PostgresBinaries } from '#supervisor/postgres/binaries.ts';
import { closedFolderOn, postgresUser, type RunAs } from '#supervisor/postgres/unprivileged-user.ts';

/** Where PostgreSQL's programs and its data are, and as whom it runs (null: as we do). */
export type Placement = {
  readonly binaries: PostgresBinaries;
  readonly clusterDir: string;
  readonly user: RunAs | null;
  /** Set when something could not stay where it belongs; to be shown to whoever starts the product. */
  readonly note: string | null;
};

const SHARED_ROOT = '/var/lib/countersign';

/**
 * Places the cluster in the data folder. As root, PostgreSQL runs as another user; where that user cannot get (a clone
 * below /root, say), programs and data go below /var/lib/countersign, under the data folder's own id.
 */
export function placePostgres(dataDir: string, dataFolderId: string): Placement {
  const user = postgresUser();
  const binaries = findPostgresBinaries();
  if (!user) return { binaries, clusterDir: join(dataDir, 'postgres'), user, note: null };
  letThrough(dataDir, user);
  const reachable = closedFolderOn(realpathSync(binaries.root), user) ? copyBinaries(binaries) : binaries;
  const closed = closedFolderOn(realpathSync(dataDir), user);
  if (!closed) return { binaries: reachable, clusterDir: join(dataDir, 'postgres'), user, note: null };
  const elsewhere = join(SHARED_ROOT, dataFolderId);
  mkdirSync(elsewhere, { recursive: true });
  const note = `PostgreSQL runs as the user "postgres", which cannot enter ${closed}; its data is in ${elsewhere}.`;
  return { binaries: reachable, clusterDir: join(elsewhere, 'postgres'), user, note };
}

/** The data folder stays closed to others; the group of PostgreSQL may pass through it, but not list it. */
function letThrough(dataDir: string, user: RunAs): void {
  chownSync(dataDir, 0, user.gid);
  chmodSync(dataDir, 0o710);
}

function copyBinaries(binaries: PostgresBinaries): PostgresBinaries {
  const target = join(SHARED_ROOT, `postgresql-18-${process.arch}`);
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(binaries.root, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, target);
  }
  return binariesIn(target);
}
