import type { Scope } from '#lib/domain/access/principal.ts';
import { changeSignal } from '#lib/store/change-signal.ts';
import { listNounsAfter } from '#lib/store/changes.ts';
import { readRevision } from '#lib/store/revision.ts';
import { read } from '#lib/store/transaction.ts';

type ReadChangesCall = { readonly query: { readonly after?: number; readonly wait: number } };

/** Which kinds of things changed since a revision, and up to which one this is known. */
export type Changes = { readonly revision: number; readonly nouns: readonly string[] };

/** What changed after a revision; waits for something to where asked to. Without a revision it says where things stand. */
export async function readChanges(scope: Scope, { query }: ReadChangesCall): Promise<Changes> {
  const until = performance.now() + query.wait * 1_000;
  for (;;) {
    // INVARIANT: waiting begins before reading, so no change falls between the two.
    const waiter = changeSignal().wait(scope.workspaceId, until - performance.now());
    try {
      const found = await readOnce(scope, query.after);
      const isOver = query.after === undefined || found.nouns.length > 0 || performance.now() >= until;
      if (isOver) return found;
      await waiter.changed;
    } finally {
      waiter.end();
    }
  }
}

function readOnce(scope: Scope, after: number | undefined): Promise<Changes> {
  return read(scope, async (transaction) => {
    // INVARIANT: the revision is read first: what commits between the two is answered twice, never left out.
    const revision = await readRevision(transaction);
    return { revision, nouns: after === undefined ? [] : await listNounsAfter(transaction, after) };
  });
}
