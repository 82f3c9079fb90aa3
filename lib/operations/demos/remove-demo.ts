import type { Scope } from '#lib/domain/access/principal.ts';
import type { Demo } from '#lib/domain/demos/types.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { needDemo } from '#lib/operations/demos/demo-parts.ts';
import * as demos from '#lib/store/demos.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** Asks for the removal of this workspace's demo; the worker removes it, whole. It is asked for from outside the demo. */
export async function removeDemo(scope: Scope): Promise<Written<Demo>> {
  return write(scope, async (transaction) => {
    const demo = await needDemo(transaction);
    if (demo.workspaceId === scope.workspaceId)
      throw new Problem(
        'conflict',
        'A demo is removed from the workspace it was made for. Switch to it first.',
      );
    if (!(await demos.askRemoval(transaction, demo.workspaceId))) throw notFound();
    const subject = { type: 'workspace', id: demo.workspaceId };
    transaction.record({ type: 'demo.removal_asked', subject, payload: {} });
    transaction.touch('workspace', scope.workspaceId);
    return needDemo(transaction);
  });
}
