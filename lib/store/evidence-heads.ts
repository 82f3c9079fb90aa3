import { Prisma } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

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

/** What stands at the head of each of these agents' places. */
export async function listHeads(
  { db, scope }: Transaction,
  agentIds: readonly string[],
): Promise<{ readonly id: string; readonly agentId: string; readonly check: string }[]> {
  return db.$queryRaw`
    SELECT h.evidence_id AS id, h.agent_id AS "agentId", c.key AS "check"
      FROM evidence_head h JOIN "check" c ON c.workspace_id = h.workspace_id AND c.id = h.check_id
     WHERE h.workspace_id = ${scope.workspaceId} AND h.agent_id = ANY(${[...agentIds]})`;
}

/**
 * How much of a result passed, as `domain/evidence/newest.ts` has it: of two of the same moment the smaller share goes
 * before. Forty places tell any two shares of whole numbers below 2^53 apart.
 */
const SHARE = Prisma.sql`
  CASE WHEN result->>'value' IS NULL
       THEN COALESCE((result->>'passed')::numeric(56, 40)
                     / NULLIF((result->>'passed')::numeric + (result->>'failed')::numeric, 0), -1)
       WHEN result->>'passes' = 'at_least' AND (result->>'value')::numeric >= (result->>'threshold')::numeric THEN 1
       WHEN result->>'passes' = 'at_most' AND (result->>'value')::numeric <= (result->>'threshold')::numeric THEN 1
       ELSE -1 END`;

/**
 * Moves each place's head to the newest of what was just kept, where that is newer: by the time it counts from, then by
 * how little of it passed, then by id. What was kept before is not read again, so this costs the same however much there
 * is.
 */
export async function advanceHeads(
  { db, scope }: WriteTransaction,
  evidenceIds: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO evidence_head AS h (workspace_id, agent_id, check_id, method, build_digest, evidence_id)
    SELECT DISTINCT ON (e.agent_id, e.check_id, e.method, e.build_digest)
           e.workspace_id, e.agent_id, e.check_id, e.method, e.build_digest, e.id
      FROM unnest(${[...evidenceIds]}::text[]) AS kept(id)
      CROSS JOIN LATERAL (SELECT *, ${SHARE} AS share FROM evidence
                           WHERE workspace_id = ${scope.workspaceId} AND id = kept.id LIMIT 1) e
     ORDER BY e.agent_id, e.check_id, e.method, e.build_digest, e.counts_from DESC, e.share, e.id DESC
    ON CONFLICT (workspace_id, agent_id, check_id, method, build_digest)
    DO UPDATE SET evidence_id = excluded.evidence_id
     WHERE (SELECT (o.counts_from, -o.share, o.id) < (n.counts_from, -n.share, n.id)
              FROM (SELECT *, ${SHARE} AS share FROM evidence) o, (SELECT *, ${SHARE} AS share FROM evidence) n
             WHERE o.workspace_id = h.workspace_id AND o.id = h.evidence_id
               AND n.workspace_id = h.workspace_id AND n.id = excluded.evidence_id)`;
}

/**
 * Looks anew for each place's head, after something there was corrected: the newest evidence, in the same order, that
 * nothing corrects. A place that is left without any has no head.
 */
export async function refillHeads(
  { db, scope }: WriteTransaction,
  places: readonly HeadPlace[],
): Promise<void> {
  if (places.length === 0) return;
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
         ORDER BY e.counts_from DESC, ${SHARE}, e.id DESC LIMIT 1) e ON true
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
