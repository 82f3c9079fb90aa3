import type { Posture } from '#lib/domain/decisions/types.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/** The workspace's posture. */
export async function find({ db, scope }: Transaction): Promise<Posture> {
  const row = await db.workspace.findUnique({ where: { id: scope.workspaceId }, select: { posture: true } });
  if (!row) throw notFound();
  // INVARIANT: only a posture that its contract has parsed is ever saved.
  return row.posture as unknown as Posture;
}

/** Holds the workspace's row until the transaction ends, so that two changes of it cannot cross. */
export async function lock({ db, scope }: WriteTransaction): Promise<void> {
  await db.$queryRaw`SELECT id FROM workspace WHERE id = ${scope.workspaceId} FOR UPDATE`;
}

/** Replaces the workspace's posture. */
export async function replace({ db, scope }: WriteTransaction, posture: Posture): Promise<void> {
  await db.workspace.update({
    where: { id: scope.workspaceId },
    data: { posture: { ...posture } },
    select: { id: true },
  });
}
