import type { Workspace } from '#lib/domain/access/workspace.ts';
import type { Posture } from '#lib/domain/decisions/types.ts';
import { database } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const WORKSPACE = { id: true, name: true, minApprovals: true, createdAt: true } as const;

/** Makes the workspace of the transaction's scope, and the row that its revisions are counted in. */
export async function insert({ db, scope }: WriteTransaction, name: string, posture: Posture): Promise<void> {
  await db.workspace.create({ data: { id: scope.workspaceId, name, posture }, select: { id: true } });
  await db.workspaceHead.create({ data: { workspaceId: scope.workspaceId }, select: { workspaceId: true } });
}

/** The transaction's workspace. */
export async function find({ db, scope }: Transaction): Promise<Workspace | null> {
  return db.workspace.findUnique({ where: { id: scope.workspaceId }, select: WORKSPACE });
}

/** Changes the workspace's name or how many approvals a pact needs at least. */
export async function update(
  { db, scope }: WriteTransaction,
  change: { readonly name?: string; readonly minApprovals?: number },
): Promise<Workspace> {
  return db.workspace.update({ where: { id: scope.workspaceId }, data: change, select: WORKSPACE });
}

/** How many approvals a pact needs at least, held still until the transaction ends. */
export async function lockMinApprovals({ db, scope }: WriteTransaction): Promise<number> {
  const rows = await db.$queryRaw<
    { least: number }[]
  >`SELECT min_approvals AS least FROM workspace WHERE id = ${scope.workspaceId} FOR UPDATE`;
  return rows[0]?.least ?? 1;
}

/** Every workspace there is, each read as itself. For who holds the machine. */
export async function listAll(): Promise<{ readonly id: string; readonly name: string }[]> {
  const heads = await database().$queryRaw<
    { workspace_id: string }[]
  >`SELECT workspace_id FROM list_heads() ORDER BY 1`;
  const ids = heads.map((head) => head.workspace_id);
  return database().$transaction(async (db) => {
    await db.$queryRaw`SELECT set_config('app.workspaces', ${ids.join(',')}, true)`;
    return db.workspace.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: { id: true, name: true },
    });
  });
}
