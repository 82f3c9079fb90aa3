import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import type { Demo } from '#lib/domain/demos/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { needDemo } from '#lib/operations/demos/demo-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import * as demos from '#lib/store/demos.ts';
import { type Written, write } from '#lib/store/transaction.ts';

const DAYS = 30;

/** Asks for a demo workspace; the worker makes it. Raises `conflict` where there is one, or this is one. */
export async function askForDemo(
  scope: Scope,
  call: { readonly lands?: boolean } = {},
): Promise<Written<Demo>> {
  return write(scope, async (transaction) => {
    const workspaceId = newId('workspace');
    const there = new Problem('conflict', 'There is a demo workspace already. Remove it first.');
    if (await demos.find(transaction)) throw there;
    const asked = { askedAt: systemClock(), askedById: principalId(scope.principal) };
    const { lands = false } = call;
    if (!(await demos.insert(transaction, { workspaceId, ...asked, days: DAYS, lands }))) throw there;
    const subject = { type: 'workspace', id: workspaceId };
    transaction.record({ type: 'demo.asked', subject, payload: {} });
    transaction.touch('workspace', scope.workspaceId);
    return needDemo(transaction);
  });
}
