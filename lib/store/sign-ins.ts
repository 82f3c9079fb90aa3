import { database } from '#lib/store/database.ts';

/** Somebody who may sign in. `passwordHash` is null until they have set a password. */
export type SignIn = {
  readonly personId: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly sessionVersion: number;
};

type SignInRow = {
  readonly person_id: string;
  readonly name: string;
  readonly password_hash: string | null;
  readonly session_version: number;
};

/** Who signs in with that address; null for nobody. Asked before a workspace is known. */
export async function findSignIn(email: string): Promise<SignIn | null> {
  const rows = await database().$queryRaw<SignInRow[]>`SELECT * FROM find_sign_in(${email})`;
  const row = rows[0];
  if (!row) return null;
  return {
    personId: row.person_id,
    name: row.name,
    passwordHash: row.password_hash,
    sessionVersion: row.session_version,
  };
}

/** One of the fixed windows that attempts are counted in. */
export type AttemptWindow = { readonly key: string; readonly windowMs: number; readonly now: Date };

/** Counts one attempt in the window that `now` lies in and answers the count, this one included. */
export async function countAttempt({ key, windowMs, now }: AttemptWindow): Promise<number> {
  const windowStart = startOf(windowMs, now);
  const rows = await database().$queryRaw<{ count: number }[]>`
    INSERT INTO rate_window (key, window_start, count) VALUES (${key}, ${windowStart}, 1)
    ON CONFLICT (key, window_start) DO UPDATE SET count = rate_window.count + 1 RETURNING count`;
  const count = rows[0]?.count ?? 0;
  if (count === 1) await forgetOldWindows(now);
  return count;
}

/** Forgets the attempts of the window: they belonged to somebody who then proved who they are. */
export async function clearAttempts({ key, windowMs, now }: AttemptWindow): Promise<void> {
  await database().rateWindow.deleteMany({ where: { key, windowStart: startOf(windowMs, now) } });
}

function startOf(windowMs: number, now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % windowMs));
}

const KEPT_MS = 24 * 3_600_000;

async function forgetOldWindows(now: Date): Promise<void> {
  const windowStart = { lt: new Date(now.getTime() - KEPT_MS) };
  await database().rateWindow.deleteMany({ where: { windowStart } });
}
