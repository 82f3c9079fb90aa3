import type { Scope } from '#lib/domain/access/principal.ts';
import { openWorkspace } from '#lib/operations/access/new-workspace.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** Makes the scope's workspace, with nobody in it yet. For who holds the machine; people come by `addMember`. */
export async function createWorkspace(
  scope: Scope,
  name: string,
): Promise<Written<{ readonly workspaceId: string }>> {
  return write(scope, async (transaction) => {
    await openWorkspace(transaction, name, null);
    return { workspaceId: scope.workspaceId };
  });
}
