import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import { loosensOverrideRole, type Workspace } from '#lib/domain/access/workspace.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

type UpdateWorkspaceCall = { readonly body: workspaces.WorkspaceChange };

/**
 * Changes the workspace's name, how many approvals a pact needs at least, or who grants overrides. Asking for fewer
 * approvals and letting more people grant widen, so they need what activation needs.
 */
export async function updateWorkspace(
  scope: Scope,
  { body }: UpdateWorkspaceCall,
): Promise<Written<Workspace>> {
  return write(scope, async (transaction) => {
    await assertMayAsk(transaction, body);
    const workspace = await workspaces.update(transaction, body);
    const subject = { type: 'workspace', id: workspace.id };
    transaction.record({ type: 'workspace.updated', subject, payload: { ...body } });
    transaction.touch('workspace', workspace.id);
    return workspace;
  });
}

async function assertMayAsk(
  transaction: WriteTransaction,
  { minApprovals, overrideRole }: workspaces.WorkspaceChange,
): Promise<void> {
  if (minApprovals === undefined && overrideRole === undefined) return;
  const before = await workspaces.lockRules(transaction);
  const refusal = mayDo(transaction.scope.principal, 'pact:activate');
  if (!refusal) return;
  if (minApprovals !== undefined && minApprovals < before.minApprovals)
    throw new Problem(
      refusal,
      `Asking for fewer than ${before.minApprovals} approvals needs a person with pact:activate.`,
      { errors: [{ path: 'minApprovals', message: 'can only be raised without pact:activate' }] },
    );
  if (overrideRole !== undefined && loosensOverrideRole(before.overrideRole, overrideRole))
    throw new Problem(refusal, 'Letting others grant overrides needs a person with pact:activate.', {
      errors: [{ path: 'overrideRole', message: 'can only be narrowed without pact:activate' }],
    });
}
