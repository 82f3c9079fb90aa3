import type { WriteTransaction } from '#lib/store/transaction.ts';

/** Whose newest evidence a head is: of one agent, check, method and build. */
export type HeadPlace = {
  readonly agentId: string;
  readonly checkId: string;
  readonly method: string;
  /** Empty where no build was named. */
  readonly buildDigest: string;
};

/**
 * Holds the agents' evidence until the transaction ends.
 * INVARIANT: taken in one order and before anything is read, so that whoever comes second reads what the first kept.
 */
export async function holdEvidence(
  { db, scope }: WriteTransaction,
  agentIds: readonly string[],
): Promise<void> {
  const names = [...new Set(agentIds)].sort().map((id) => `evidence ${scope.workspaceId} ${id}`);
  await db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(name, 2))::text
      FROM unnest(${names}::text[]) WITH ORDINALITY AS held(name, place) ORDER BY place`;
}

/**
 * Puts each place's head at its newest evidence that nothing corrects: by the time it counts from, then by id. A place
 * that is left without any has no head.
 */
export async function moveHeads(
  { db, scope }: WriteTransaction,
  places: readonly HeadPlace[],
): Promise<void> {
  const column = (name: keyof HeadPlace) => places.map((place) => place[name]);
  await db.$executeRaw`
    WITH place AS (
      SELECT DISTINCT * FROM unnest(${column('agentId')}::text[], ${column('checkId')}::text[],
                                    ${column('method')}::text[], ${column('buildDigest')}::text[])
                          AS p(agent_id, check_id, method, build_digest)
    ), newest AS (
      SELECT p.*, e.id FROM place p LEFT JOIN LATERAL (
        SELECT id FROM evidence e
         WHERE e.workspace_id = ${scope.workspaceId} AND e.agent_id = p.agent_id AND e.check_id = p.check_id
           AND e.method = p.method AND e.build_digest = p.build_digest
           AND NOT EXISTS (SELECT 1 FROM evidence c WHERE c.workspace_id = e.workspace_id AND c.corrects = e.id)
         ORDER BY e.counts_from DESC, e.id DESC LIMIT 1) e ON true
    ), emptied AS (
      DELETE FROM evidence_head h USING newest n
       WHERE h.workspace_id = ${scope.workspaceId} AND n.id IS NULL AND h.agent_id = n.agent_id
         AND h.check_id = n.check_id AND h.method = n.method AND h.build_digest = n.build_digest
    )
    INSERT INTO evidence_head (workspace_id, agent_id, check_id, method, build_digest, evidence_id)
    SELECT ${scope.workspaceId}, agent_id, check_id, method, build_digest, id FROM newest WHERE id IS NOT NULL
    ON CONFLICT (workspace_id, agent_id, check_id, method, build_digest)
    DO UPDATE SET evidence_id = excluded.evidence_id`;
}
