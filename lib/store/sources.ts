import type { Source } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import type { RetiredFilter } from '#lib/store/checks.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const SOURCE = {
  id: true,
  key: true,
  name: true,
  highestMethod: true,
  apiKeyId: true,
  publicKey: true,
  ownerTeamId: true,
  createdAt: true,
  retiredAt: true,
} as const;

/** Sources by key, those after `afterKey`. */
export async function list(
  transaction: Transaction,
  state: RetiredFilter,
  page: { readonly limit: number; readonly afterKey: string | null },
): Promise<Source[]> {
  const { db, scope } = transaction;
  const rows = await db.evidenceSource.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(state !== 'all' && { retiredAt: state === 'active' ? null : { not: null } }),
      ...(page.afterKey !== null && { key: { gt: page.afterKey } }),
    },
    orderBy: { key: 'asc' },
    take: page.limit,
    select: SOURCE,
  });
  return withOwners(transaction, rows);
}

/** The source with the key or the id; null where there is none. */
export async function find(transaction: Transaction, keyOrId: string): Promise<Source | null> {
  const { db, scope } = transaction;
  const row = await db.evidenceSource.findFirst({
    where: { workspaceId: scope.workspaceId, OR: [{ key: keyOrId }, { id: keyOrId }] },
    select: SOURCE,
  });
  return row ? ((await withOwners(transaction, [row]))[0] ?? null) : null;
}

/** The sources with these keys, by key; a missing one is left out. */
export async function findByKeys(
  transaction: Transaction,
  keys: readonly string[],
): Promise<Map<string, Source>> {
  const { db, scope } = transaction;
  const rows = await db.evidenceSource.findMany({
    where: { workspaceId: scope.workspaceId, key: { in: [...new Set(keys)] } },
    select: SOURCE,
  });
  return new Map((await withOwners(transaction, rows)).map((source) => [source.key, source]));
}

/** Holds the source with the key or the id until the transaction ends. */
export async function hold({ db, scope }: WriteTransaction, keyOrId: string): Promise<void> {
  await db.$queryRaw`
    SELECT id FROM evidence_source
     WHERE workspace_id = ${scope.workspaceId} AND (key = ${keyOrId} OR id = ${keyOrId}) FOR NO KEY UPDATE`;
}

/** Keeps the sources with these keys as they are until the transaction ends; reporters do not wait for each other. */
export async function holdUnchanged(
  { db, scope }: WriteTransaction,
  sourceKeys: readonly string[],
): Promise<void> {
  await db.$queryRaw`
    SELECT id FROM evidence_source
     WHERE workspace_id = ${scope.workspaceId} AND key = ANY(${[...new Set(sourceKeys)]}) ORDER BY id FOR SHARE`;
}

/** Holds an API key until the transaction ends: nobody else gives it to a source meanwhile, or revokes it. */
export async function holdKey({ db, scope }: WriteTransaction, apiKeyId: string): Promise<void> {
  await db.$queryRaw`
    SELECT id FROM api_key WHERE workspace_id = ${scope.workspaceId} AND id = ${apiKeyId} FOR NO KEY UPDATE`;
}

/** The source in service that reports with the key; null where there is none. */
export async function findByApiKey(
  { db, scope }: Transaction,
  apiKeyId: string,
): Promise<{ readonly id: string; readonly key: string } | null> {
  return db.evidenceSource.findFirst({
    where: { workspaceId: scope.workspaceId, apiKeyId, retiredAt: null },
    select: { id: true, key: true },
  });
}

type SourceText = Pick<Source, 'name' | 'highestMethod' | 'apiKeyId' | 'publicKey'> & {
  readonly ownerTeamId: string;
};

/** Adds a source; false where the key is taken, also when two add it at once. */
export async function insert(
  { db, scope }: WriteTransaction,
  source: SourceText & { readonly id: string; readonly key: string },
): Promise<boolean> {
  const data = [{ workspaceId: scope.workspaceId, ...source }];
  const { count } = await db.evidenceSource.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Changes a source that is not retired; answers whether it did. */
export async function update(
  { db, scope }: WriteTransaction,
  sourceId: string,
  change: Partial<SourceText>,
): Promise<boolean> {
  const { count } = await db.evidenceSource.updateMany({
    where: { workspaceId: scope.workspaceId, id: sourceId, retiredAt: null },
    data: change,
  });
  return count === 1;
}

/** Retires the source unless it is; answers whether it did. */
export async function retire({ db, scope }: WriteTransaction, sourceId: string, at: Date): Promise<boolean> {
  const { count } = await db.evidenceSource.updateMany({
    where: { workspaceId: scope.workspaceId, id: sourceId, retiredAt: null },
    data: { retiredAt: at },
  });
  return count === 1;
}

type SourceRow = Omit<Source, 'owner' | 'highestMethod'> & {
  readonly ownerTeamId: string;
  readonly highestMethod: string;
};

async function withOwners({ db, scope }: Transaction, rows: readonly SourceRow[]): Promise<Source[]> {
  const teams = await db.team.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...new Set(rows.map((row) => row.ownerTeamId))] } },
    select: { id: true, key: true, name: true },
  });
  const byId = new Map(teams.map(({ id, ...team }) => [id, team]));
  return rows.map(({ ownerTeamId, highestMethod, ...row }) => {
    const owner = byId.get(ownerTeamId);
    // INVARIANT: the foreign key keeps the owner's team while the source is there.
    if (!owner) throw new Error(`source ${row.id} has no owner team`);
    // INVARIANT: the database refuses another method.
    return { ...row, owner, highestMethod: highestMethod as EvidenceMethod };
  });
}
