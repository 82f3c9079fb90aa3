import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/** One proof of one clause for one agent: what owners are told of once. */
export type Watched = {
  readonly agentId: string;
  readonly pactId: string;
  readonly clause: string;
  readonly check: string;
  readonly evidenceId: string;
};

/** What was told of these pieces of evidence, whichever clauses they prove. */
export async function listTold(
  { db, scope }: Transaction,
  evidenceIds: readonly string[],
): Promise<(Watched & { readonly isSoonTold: boolean; readonly isStaleTold: boolean })[]> {
  const rows = await db.evidenceWatch.findMany({
    where: { workspaceId: scope.workspaceId, evidenceId: { in: [...new Set(evidenceIds)] } },
  });
  return rows.map(({ agentId, pactId, clauseKey, checkKey, evidenceId, soonToldAt, staleToldAt }) => ({
    ...{ agentId, pactId, clause: clauseKey, check: checkKey, evidenceId },
    isSoonTold: soonToldAt !== null,
    isStaleTold: staleToldAt !== null,
  }));
}

/**
 * Notes that owners are told now; false where they have been, also when two do it at once. Who was told that a window has
 * closed is not told any more that it will.
 */
export async function noteTold(
  { db, scope }: WriteTransaction,
  kind: 'expiring' | 'stale',
  { agentId, pactId, clause, check, evidenceId }: Watched,
  at: Date,
): Promise<boolean> {
  const [soon, stale] = kind === 'expiring' ? [at, null] : [null, at];
  const count = await db.$executeRaw`
    INSERT INTO evidence_watch AS w (workspace_id, agent_id, pact_id, clause_key, check_key, evidence_id, soon_told_at, stale_told_at)
    VALUES (${scope.workspaceId}, ${agentId}, ${pactId}, ${clause}, ${check}, ${evidenceId}, ${soon}, ${stale})
    ON CONFLICT (workspace_id, agent_id, pact_id, clause_key, check_key, evidence_id) DO UPDATE
       SET soon_told_at = COALESCE(w.soon_told_at, excluded.soon_told_at), stale_told_at = excluded.stale_told_at
     WHERE w.stale_told_at IS NULL AND (excluded.stale_told_at IS NOT NULL OR w.soon_told_at IS NULL)`;
  return count === 1;
}
