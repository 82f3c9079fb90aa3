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
 * Notes that owners are told now, and answers whom of these nobody had told: of two who note one thing at once it is one's.
 * Who was told that a window has closed is not told any more that it will. No two of `watched` are the same.
 */
export async function noteTold(
  { db, scope }: WriteTransaction,
  kind: 'expiring' | 'stale',
  watched: readonly Watched[],
  at: Date,
): Promise<Watched[]> {
  const column = (name: keyof Watched) => watched.map((one) => one[name]);
  const [soon, stale] = kind === 'expiring' ? [at, null] : [null, at];
  return db.$queryRaw<Watched[]>`
    INSERT INTO evidence_watch AS w
           (workspace_id, agent_id, pact_id, clause_key, check_key, evidence_id, soon_told_at, stale_told_at)
    SELECT ${scope.workspaceId}, d.*, ${soon}::timestamptz, ${stale}::timestamptz
      FROM unnest(${column('agentId')}::text[], ${column('pactId')}::text[], ${column('clause')}::text[],
                  ${column('check')}::text[], ${column('evidenceId')}::text[]) AS d
    ON CONFLICT (workspace_id, agent_id, pact_id, clause_key, check_key, evidence_id) DO UPDATE
       SET soon_told_at = COALESCE(w.soon_told_at, excluded.soon_told_at), stale_told_at = excluded.stale_told_at
     WHERE w.stale_told_at IS NULL AND (excluded.stale_told_at IS NOT NULL OR w.soon_told_at IS NULL)
    RETURNING agent_id AS "agentId", pact_id AS "pactId", clause_key AS clause, check_key AS "check",
              evidence_id AS "evidenceId"`;
}
