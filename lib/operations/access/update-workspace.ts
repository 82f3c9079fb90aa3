import type { Scope } from '#lib/domain/access/principal.ts';
import type { Workspace } from '#lib/domain/access/workspace.ts';
import { type Written, write } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

type UpdateWorkspaceCall = { readonly body: { readonly name?: string; readonly minApprovals?: number } };

/** Changes the workspace's name or how many approvals a pact needs at least. */
export async function updateWorkspace(
  scope: Scope,
  { body }: UpdateWorkspaceCall,
): Promise<Written<Workspace>> {
  return write(scope, async (transaction) => {
    const workspace = await workspaces.update(transaction, body);
    const subject = { type: 'workspace', id: workspace.id };
    transaction.record({ type: 'workspace.updated', subject, payload: { ...body } });
    transaction.touch('workspace', workspace.id);
    return workspace;
  });
}
