import type { JsonObject } from '#lib/domain/decisions/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

export type AskedBefore = {
  readonly agentId: string;
  readonly action: string;
  /** The request that is looked at; its own decisions do not count. */
  readonly requestDigest: string;
  readonly resource: JsonObject | null;
  readonly fromId: string;
};

export type AskedCounts = {
  readonly asked: number;
  /** Whether there are older ones that were not looked at. */
  readonly isCut: boolean;
  readonly sameResource: number;
  readonly largest: Readonly<Record<string, number>>;
};

/** How many decisions are looked into; an agent can make thousands an hour, and a card is read every second. */
const MOST = 1000;

/** Records whose text holds an escaped null cannot become jsonb; they count as asked and for nothing else. */
const READABLE = Prisma.sql`CASE WHEN position('\\u0000' IN record) > 0 THEN NULL ELSE record::jsonb -> 'request' END`;

/** What the agent asked for under the action since `fromId`, other than this request: the newest of it. */
export async function countAskedBefore(transaction: Transaction, asked: AskedBefore): Promise<AskedCounts> {
  const { db, scope } = transaction;
  const { agentId, action, requestDigest, fromId, resource } = asked;
  const type = String(resource?.type ?? '');
  const id = String(resource?.id ?? '');
  const decisions = Prisma.sql`
    SELECT ${READABLE} AS request FROM decision
     WHERE workspace_id = ${scope.workspaceId} AND agent_id = ${agentId} AND action = ${action}
       AND id >= ${fromId} AND request_digest <> ${requestDigest} AND mode = 'enforce'
     ORDER BY id DESC LIMIT ${MOST}`;
  const counts = await db.$queryRaw<{ asked: number; same: number }[]>`
    SELECT count(*)::int AS asked,
           (count(*) FILTER (WHERE request #>> '{resource,type}' = ${type}
                               AND request #>> '{resource,id}' = ${id}))::int AS same
      FROM (${decisions}) d`;
  const numbers = await db.$queryRaw<{ name: string; most: number }[]>`
    SELECT c.key AS name, max((c.value #>> '{}')::float8) AS most
      FROM (${decisions}) d,
           jsonb_each(CASE WHEN jsonb_typeof(request -> 'context') = 'object' THEN request -> 'context' ELSE '{}' END) c
     WHERE jsonb_typeof(c.value) = 'number' GROUP BY c.key`;
  return {
    asked: counts[0]?.asked ?? 0,
    isCut: (counts[0]?.asked ?? 0) >= MOST,
    sameResource: counts[0]?.same ?? 0,
    largest: Object.fromEntries(numbers.map(({ name, most }) => [name, most])),
  };
}

/** Of the last reviews that this clause or posture held and people answered, how many were approved. */
export async function countApproved(
  { db, scope }: Transaction,
  causeRef: string,
  last: number,
): Promise<{ readonly approved: number; readonly of: number }> {
  const [kind = '', pactId = '', , clause = ''] = causeRef.split(':');
  // The version is left out: a clause keeps its key, and its reviewers, across versions.
  const matches =
    kind === 'clause'
      ? Prisma.sql`split_part(c ->> 'ref', ':', 1) = 'clause' AND split_part(c ->> 'ref', ':', 2) = ${pactId} AND split_part(c ->> 'ref', ':', 4) = ${clause}`
      : Prisma.sql`c ->> 'ref' = ${causeRef}`;
  const rows = await db.$queryRaw<{ approved: number; answered: number }[]>`
    SELECT (count(*) FILTER (WHERE status = 'approved'))::int AS approved, count(*)::int AS answered
      FROM (SELECT r.status FROM review r
             WHERE r.workspace_id = ${scope.workspaceId} AND r.status IN ('approved', 'denied', 'steered', 'recalled')
               AND EXISTS (SELECT 1 FROM jsonb_array_elements(r.demands -> 'causes') c WHERE ${matches})
             ORDER BY r.id DESC LIMIT ${last}) answered`;
  return { approved: rows[0]?.approved ?? 0, of: rows[0]?.answered ?? 0 };
}
