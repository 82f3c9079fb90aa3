import { type ApiKey, scopesNamed } from '#lib/domain/access/keys.ts';
import type { KeyScope } from '#lib/domain/access/permissions.ts';
import { database } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const KEY = {
  id: true,
  name: true,
  env: true,
  scopes: true,
  agentId: true,
  createdById: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;

type KeyRow = Omit<ApiKey, 'env' | 'scopes'> & { readonly env: string; readonly scopes: readonly string[] };

/** What a caller's key is checked against. */
export type KeyCheck = {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly env: 'live' | 'test';
  readonly secretHash: string;
  readonly scopes: readonly KeyScope[];
  readonly agentId: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

type KeyCheckRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly name: string;
  readonly env: string;
  readonly secret_hash: string;
  readonly scopes: string[];
  readonly agent_id: string | null;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
};

/** The key with that id, of whatever workspace; null where there is none. Asked before a workspace is known. */
export async function findForCheck(keyId: string): Promise<KeyCheck | null> {
  const rows = await database().$queryRaw<KeyCheckRow[]>`SELECT * FROM find_api_key(${keyId})`;
  const row = rows[0];
  if (!row) return null;
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    name: row.name,
    env: envNamed(row.env),
    secretHash: row.secret_hash,
    scopes: scopesNamed(row.scopes),
    agentId: row.agent_id,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

/** A page of the workspace's keys, newest first, those made before `beforeId`. */
export async function list(
  { db, scope }: Transaction,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<ApiKey[]> {
  const rows = await db.apiKey.findMany({
    where: { workspaceId: scope.workspaceId, ...(page.beforeId !== null && { id: { lt: page.beforeId } }) },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: KEY,
  });
  return rows.map(asKey);
}

/** One key; null where there is none. */
export async function find({ db, scope }: Transaction, keyId: string): Promise<ApiKey | null> {
  const where = { workspaceId_id: { workspaceId: scope.workspaceId, id: keyId } };
  const row = await db.apiKey.findUnique({ where, select: KEY });
  return row ? asKey(row) : null;
}

/** How many keys of the name are live. Whoever asks next waits until this transaction has ended. */
export async function countLiveOfName(
  { db, scope }: WriteTransaction,
  name: string,
  now: Date,
): Promise<number> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${scope.workspaceId} ${name}`}, 1))::text`;
  return db.apiKey.count({
    where: {
      workspaceId: scope.workspaceId,
      name,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
  });
}

type NewKey = Pick<ApiKey, 'id' | 'name' | 'env' | 'scopes' | 'agentId' | 'createdById' | 'expiresAt'> & {
  readonly secretHash: string;
};

/** Adds a key, of whose secret it is given the hash alone. */
export async function insert({ db, scope }: WriteTransaction, key: NewKey): Promise<ApiKey> {
  const data = { workspaceId: scope.workspaceId, ...key, scopes: [...key.scopes] };
  return asKey(await db.apiKey.create({ data, select: KEY }));
}

/** Ends a key; false where it has ended or is not there. */
export async function revoke(
  { db, scope }: WriteTransaction,
  keyId: string,
  revokedAt: Date,
): Promise<boolean> {
  const where = { workspaceId: scope.workspaceId, id: keyId, revokedAt: null };
  const { count } = await db.apiKey.updateMany({ where, data: { revokedAt } });
  return count === 1;
}

/** Notes that a key was used, unless that was noted after `notedBefore`. */
export async function noteUse(
  { db, scope }: Transaction,
  keyId: string,
  use: { readonly at: Date; readonly notedBefore: Date },
): Promise<void> {
  await db.apiKey.updateMany({
    where: {
      workspaceId: scope.workspaceId,
      id: keyId,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: use.notedBefore } }],
    },
    data: { lastUsedAt: use.at },
  });
}

function asKey(row: KeyRow): ApiKey {
  return { ...row, env: envNamed(row.env), scopes: scopesNamed(row.scopes) };
}

// INVARIANT: an environment nobody knows is `test`, so a damaged row never decides for real.
function envNamed(name: string): 'live' | 'test' {
  return name === 'live' ? 'live' : 'test';
}
