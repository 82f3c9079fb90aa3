import type { Transaction } from '#lib/store/transaction.ts';

/** The agent that a key is to be bound to, by its id or key; null where there is none. */
export async function find(
  { db, scope }: Transaction,
  idOrKey: string,
): Promise<{ readonly id: string; readonly isRetired: boolean } | null> {
  const row = await db.agent.findFirst({
    where: { workspaceId: scope.workspaceId, OR: [{ id: idOrKey }, { key: idOrKey }] },
    select: { id: true, retiredAt: true },
  });
  return row ? { id: row.id, isRetired: row.retiredAt !== null } : null;
}
