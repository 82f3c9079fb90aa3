import type { WriteTransaction } from '#lib/store/transaction.ts';

/** Revokes every live key bound to the agent; answers their ids. */
export async function revokeKeysOfAgent(
  transaction: WriteTransaction,
  agentId: string,
  at: Date,
): Promise<string[]> {
  return revoke(transaction, { agentId }, at);
}

/** Revokes every live key that can ask for decisions, whatever agent it speaks for; answers their ids. */
export async function revokeDecidingKeys(transaction: WriteTransaction, at: Date): Promise<string[]> {
  return revoke(transaction, { scopes: { has: 'decide' } }, at);
}

async function revoke(
  transaction: WriteTransaction,
  which: { agentId: string } | { scopes: { has: string } },
  at: Date,
): Promise<string[]> {
  const { db, scope } = transaction;
  const rows = await db.apiKey.updateManyAndReturn({
    where: { workspaceId: scope.workspaceId, revokedAt: null, ...which },
    data: { revokedAt: at },
    select: { id: true },
  });
  for (const { id } of rows) transaction.touch('key', id);
  return rows.map((row) => row.id).sort();
}
