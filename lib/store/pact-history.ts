import type { EventType } from '#lib/domain/audit/events.ts';
import { Prisma } from '#lib/store/database.ts';
import { type EventRow, nameEvents, type RecordedEvent } from '#lib/store/events.ts';
import type { Transaction } from '#lib/store/transaction.ts';

type HistoryPage = { readonly limit: number; readonly beforeId: string | null };

/** What happened to the pact and to its overrides, of these types, newest first, before the event. */
export async function listPactEvents(
  transaction: Transaction,
  of: { readonly pactId: string; readonly types: readonly EventType[] },
  { limit, beforeId }: HistoryPage,
): Promise<RecordedEvent[]> {
  const { db, scope } = transaction;
  const { workspaceId } = scope;
  const columns = Prisma.sql`
    e.id, e.type, e.actor_type AS "actorType", e.actor_id AS "actorId", e.subject_type AS "subjectType",
    e.subject_id AS "subjectId", e.payload, e.request_id AS "requestId", e.created_at AS "createdAt"`;
  const rest = beforeId === null ? Prisma.empty : Prisma.sql`AND e.id < ${beforeId}`;
  const inPlace = Prisma.sql`e.type = ANY(${[...of.types]}) ${rest}`;
  const rows = await db.$queryRaw<EventRow[]>`
    (SELECT ${columns} FROM event e
      WHERE e.workspace_id = ${workspaceId} AND e.subject_type = 'pact' AND e.subject_id = ${of.pactId}
        AND ${inPlace} ORDER BY e.id DESC LIMIT ${limit})
    UNION ALL
    (SELECT n.* FROM override o
      CROSS JOIN LATERAL (
        SELECT ${columns} FROM event e
         WHERE e.workspace_id = o.workspace_id AND e.subject_type = 'override' AND e.subject_id = o.id
           AND ${inPlace} ORDER BY e.id DESC LIMIT ${limit}) n
      WHERE o.workspace_id = ${workspaceId} AND o.pact_id = ${of.pactId}
      ORDER BY n.id DESC LIMIT ${limit})
    ORDER BY id DESC LIMIT ${limit}`;
  return nameEvents(transaction, rows);
}
