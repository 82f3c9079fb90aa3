import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The ids under which a program runs. */
export type RunAs = { readonly uid: number; readonly gid: number };

const USER = 'postgres';

/** PostgreSQL refuses to run as root. Null when we are not root; else the user `postgres`, made if it is missing. */
export function postgresUser(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const user = lookUp() ?? create();
  if (user) return user;
  throw new Error(
    `PostgreSQL does not run as root, and a user "${USER}" could not be created. ` +
      'Create one, start Countersign as another user, or set DATABASE_URL and DATABASE_OWNER_URL.',
  );
}

function lookUp(): RunAs | null {
  try {
    return { uid: numericId('-u'), gid: numericId('-g') };
  } catch {
    return null;
  }
}

function numericId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}

/** Debian and Fedora know `useradd`, Alpine `adduser`. */
function create(): RunAs | null {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]],
    ['adduser', ['-S', '-D', '-H', USER]],
  ];
  for (const [program, args] of attempts) {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
    } catch {
      // The next way may work; what counts is whether the user exists afterwards.
    }
    const user = lookUp();
    if (user) return user;
  }
  return null;
}

/** The first folder on the way to `path` that the user may not pass through, or null when the way is free. */
export function closedFolderOn(path: string, user: RunAs): string | null {
  const folders: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return folders.find((folder) => existsSync(folder) && !mayPass(folder, user)) ?? null;
}

function mayPass(folder: string, user: RunAs): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
