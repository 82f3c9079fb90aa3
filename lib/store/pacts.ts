import type { Pact } from '#lib/domain/pacts/stored.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const PACT = { id: true, key: true, name: true, createdById: true, createdAt: true } as const;

/** The pact with this key or id, or null. */
export async function findPact({ db, scope }: Transaction, keyOrId: string): Promise<Pact | null> {
  return db.pact.findFirst({
    where: { workspaceId: scope.workspaceId, OR: [{ key: keyOrId }, { id: keyOrId }] },
    select: PACT,
  });
}

/** Pacts by key, those after `after`. */
export async function listPacts(
  { db, scope }: Transaction,
  page: { limit: number; after: string | null },
): Promise<Pact[]> {
  return db.pact.findMany({
    where: { workspaceId: scope.workspaceId, ...(page.after !== null && { key: { gt: page.after } }) },
    orderBy: { key: 'asc' },
    take: page.limit,
    select: PACT,
  });
}

/** Makes the pact unless its key is taken; answers whether it was made. */
export async function insertPact({ db, scope }: WriteTransaction, pact: Pact): Promise<boolean> {
  const { count } = await db.pact.createMany({
    data: [{ workspaceId: scope.workspaceId, ...pact }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Renames the pact as its active version does. */
export async function renamePact(
  { db, scope }: WriteTransaction,
  pactId: string,
  name: string,
): Promise<void> {
  await db.pact.updateMany({ where: { workspaceId: scope.workspaceId, id: pactId }, data: { name } });
}

/** Holds the pact until the transaction ends, so that two steps of its life cannot cross. */
export async function lockPact({ db, scope }: WriteTransaction, pactId: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM pact WHERE workspace_id = ${scope.workspaceId} AND id = ${pactId} FOR UPDATE`;
}
