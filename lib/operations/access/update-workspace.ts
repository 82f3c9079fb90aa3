import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import type { Workspace } from '#lib/domain/access/workspace.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

type UpdateWorkspaceCall = { readonly body: { readonly name?: string; readonly minApprovals?: number } };

/**
 * Changes the workspace's name or how many approvals a pact needs at least. Asking for fewer widens, so it needs what
 * activation needs.
 */
export async function updateWorkspace(
  scope: Scope,
  { body }: UpdateWorkspaceCall,
): Promise<Written<Workspace>> {
  return write(scope, async (transaction) => {
    if (body.minApprovals !== undefined) await assertMayAsk(transaction, body.minApprovals);
    const workspace = await workspaces.update(transaction, body);
    const subject = { type: 'workspace', id: workspace.id };
    transaction.record({ type: 'workspace.updated', subject, payload: { ...body } });
    transaction.touch('workspace', workspace.id);
    return workspace;
  });
}

async function assertMayAsk(transaction: WriteTransaction, minApprovals: number): Promise<void> {
  const before = await workspaces.lockMinApprovals(transaction);
  const refusal = minApprovals < before && mayDo(transaction.scope.principal, 'pact:activate');
  if (!refusal) return;
  throw new Problem(refusal, `Asking for fewer than ${before} approvals needs a person with pact:activate.`, {
    errors: [{ path: 'minApprovals', message: 'can only be raised without pact:activate' }],
  });
}
