import { read } from '#lib/store/transaction.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';

/** Where the workspace stands: `guard` rises with every write that no decision on older facts may follow. */
export async function headOf(
  workspace: Pick<SeededWorkspace, 'workspaceId' | 'scope'>,
): Promise<{ revision: number; guard: number }> {
  const row = await read(workspace.scope, ({ db }) =>
    db.workspaceHead.findUnique({
      where: { workspaceId: workspace.workspaceId },
      select: { revision: true, guard: true },
    }),
  );
  return { revision: Number(row?.revision ?? 0n), guard: Number(row?.guard ?? 0n) };
}
