import type { OverrideRole, Workspace } from '#lib/domain/access/workspace.ts';
import type { Posture } from '#lib/domain/decisions/types.ts';
import { database } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const WORKSPACE = { id: true, name: true, minApprovals: true, overrideRole: true, createdAt: true } as const;

/** Makes the workspace of the transaction's scope, and the row that its revisions are counted in. */
export async function insert({ db, scope }: WriteTransaction, name: string, posture: Posture): Promise<void> {
  await db.workspace.create({ data: { id: scope.workspaceId, name, posture }, select: { id: true } });
  await db.workspaceHead.create({ data: { workspaceId: scope.workspaceId }, select: { workspaceId: true } });
}

/** The transaction's workspace. */
export async function find({ db, scope }: Transaction): Promise<Workspace | null> {
  const row = await db.workspace.findUnique({ where: { id: scope.workspaceId }, select: WORKSPACE });
  return row && toWorkspace(row);
}

/** What of a workspace its owner changes. */
export type WorkspaceChange = {
  readonly name?: string;
  readonly minApprovals?: number;
  readonly overrideRole?: OverrideRole;
};

/** Changes the workspace's name, how many approvals a pact needs at least, or who grants overrides. */
export async function update({ db, scope }: WriteTransaction, change: WorkspaceChange): Promise<Workspace> {
  const row = await db.workspace.update({
    where: { id: scope.workspaceId },
    data: change,
    select: WORKSPACE,
  });
  return toWorkspace(row);
}

/** How many approvals a pact needs at least and who grants overrides, held still until the transaction ends. */
export async function lockRules({
  db,
  scope,
}: WriteTransaction): Promise<Pick<Workspace, 'minApprovals' | 'overrideRole'>> {
  const [row] = await db.$queryRaw<{ minApprovals: number; overrideRole: OverrideRole }[]>`
    SELECT min_approvals AS "minApprovals", override_role AS "overrideRole" FROM workspace
     WHERE id = ${scope.workspaceId} FOR UPDATE`;
  return row ?? { minApprovals: 1, overrideRole: 'owner' };
}

function toWorkspace(row: Omit<Workspace, 'overrideRole'> & { overrideRole: string }): Workspace {
  // INVARIANT: the table's check holds no other role.
  return { ...row, overrideRole: row.overrideRole as OverrideRole };
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
