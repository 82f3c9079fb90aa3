import type { Transaction } from '#lib/store/transaction.ts';

/** The workspace's revision now: every write up to it has committed. */
export async function readRevision({ db, scope }: Transaction): Promise<number> {
  const head = await db.workspaceHead.findUnique({
    where: { workspaceId: scope.workspaceId },
    select: { revision: true },
  });
  return Number(head?.revision ?? 0n);
}
