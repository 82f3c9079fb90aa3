import type { Check, Dimension } from '#lib/domain/evidence/types.ts';
import type { Rhythm } from '#lib/domain/pacts/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const CHECK = {
  id: true,
  key: true,
  name: true,
  description: true,
  dimension: true,
  rhythm: true,
  ownerTeamId: true,
  createdAt: true,
  retiredAt: true,
} as const;

export type RetiredFilter = 'active' | 'retired' | 'all';

/** Checks by key, those after `afterKey`. */
export async function list(
  transaction: Transaction,
  state: RetiredFilter,
  page: { readonly limit: number; readonly afterKey: string | null },
): Promise<Check[]> {
  const { db, scope } = transaction;
  const rows = await db.check.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(state !== 'all' && { retiredAt: state === 'active' ? null : { not: null } }),
      ...(page.afterKey !== null && { key: { gt: page.afterKey } }),
    },
    orderBy: { key: 'asc' },
    take: page.limit,
    select: CHECK,
  });
  return withOwners(transaction, rows);
}

/** The check with the key or the id; null where there is none. */
export async function find(transaction: Transaction, keyOrId: string): Promise<Check | null> {
  const { db, scope } = transaction;
  const row = await db.check.findFirst({
    where: { workspaceId: scope.workspaceId, OR: [{ key: keyOrId }, { id: keyOrId }] },
    select: CHECK,
  });
  return row ? ((await withOwners(transaction, [row]))[0] ?? null) : null;
}

/** The checks with these keys, by key; a missing one is left out. */
export async function findByKeys(
  transaction: Transaction,
  keys: readonly string[],
): Promise<Map<string, Check>> {
  const { db, scope } = transaction;
  const rows = await db.check.findMany({
    where: { workspaceId: scope.workspaceId, key: { in: [...new Set(keys)] } },
    select: CHECK,
  });
  return new Map((await withOwners(transaction, rows)).map((check) => [check.key, check]));
}

type CheckText = Pick<Check, 'name' | 'description' | 'dimension' | 'rhythm'> & {
  readonly ownerTeamId: string;
};

/** Adds a check; false where the key is taken, also when two add it at once. */
export async function insert(
  { db, scope }: WriteTransaction,
  { rhythm, ...check }: CheckText & { readonly id: string; readonly key: string },
): Promise<boolean> {
  const data = [{ workspaceId: scope.workspaceId, ...check, rhythm: jsonOf(rhythm) }];
  const { count } = await db.check.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Changes a check that is not retired; answers whether it did. */
export async function update(
  { db, scope }: WriteTransaction,
  checkId: string,
  { rhythm, ...change }: Partial<CheckText>,
): Promise<boolean> {
  const { count } = await db.check.updateMany({
    where: { workspaceId: scope.workspaceId, id: checkId, retiredAt: null },
    data: { ...change, ...(rhythm !== undefined && { rhythm: jsonOf(rhythm) }) },
  });
  return count === 1;
}

/** Retires the check unless it is; answers whether it did. */
export async function retire({ db, scope }: WriteTransaction, checkId: string, at: Date): Promise<boolean> {
  const { count } = await db.check.updateMany({
    where: { workspaceId: scope.workspaceId, id: checkId, retiredAt: null },
    data: { retiredAt: at },
  });
  return count === 1;
}

function jsonOf(rhythm: Rhythm | null) {
  if (rhythm === null) return Prisma.DbNull;
  return 'every' in rhythm ? { ...rhythm } : { ...rhythm, days: [...rhythm.days] };
}

type CheckRow = Omit<Check, 'owner' | 'dimension' | 'rhythm'> & {
  readonly ownerTeamId: string;
  readonly dimension: string;
  readonly rhythm: unknown;
};

async function withOwners({ db, scope }: Transaction, rows: readonly CheckRow[]): Promise<Check[]> {
  const teams = await db.team.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...new Set(rows.map((row) => row.ownerTeamId))] } },
    select: { id: true, key: true, name: true },
  });
  const byId = new Map(teams.map(({ id, ...team }) => [id, team]));
  return rows.map(({ ownerTeamId, dimension, rhythm, ...row }) => {
    const owner = byId.get(ownerTeamId);
    // INVARIANT: the foreign key keeps the owner's team while the check is there.
    if (!owner) throw new Error(`check ${row.id} has no owner team`);
    // INVARIANT: the database refuses another dimension; only a rhythm without a fault is ever saved.
    return { ...row, owner, dimension: dimension as Dimension, rhythm: rhythm as Rhythm | null };
  });
}
