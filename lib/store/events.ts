import type { EventPayload } from '#lib/domain/audit/events.ts';
import { nameActors } from '#lib/store/actors.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** One event as it was recorded. */
export type RecordedEvent = {
  readonly id: string;
  readonly type: string;
  readonly actor: { readonly type: string; readonly id: string; readonly name: string };
  readonly subject: { readonly type: string; readonly id: string };
  readonly payload: EventPayload;
  readonly requestId: string | null;
  readonly createdAt: Date;
};

export type EventFilter = {
  readonly type?: string;
  readonly actorId?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
};

/** Events, newest first, with ids below `beforeId` and from `fromId` on. */
export async function list(
  transaction: Transaction,
  filter: EventFilter,
  page: { readonly limit: number; readonly beforeId: string | null; readonly fromId: string | null },
): Promise<RecordedEvent[]> {
  const { db, scope } = transaction;
  const { beforeId, fromId } = page;
  const id = { ...(beforeId !== null && { lt: beforeId }), ...(fromId !== null && { gte: fromId }) };
  const rows = await db.event.findMany({
    where: { workspaceId: scope.workspaceId, ...filter, id },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: {
      id: true,
      type: true,
      actorType: true,
      actorId: true,
      subjectType: true,
      subjectId: true,
      payload: true,
      requestId: true,
      createdAt: true,
    },
  });
  return nameEvents(transaction, rows);
}

export type EventRow = {
  id: string;
  type: string;
  actorType: string;
  actorId: string;
  subjectType: string;
  subjectId: string;
  payload: unknown;
  requestId: string | null;
  createdAt: Date;
};

/** Rows as the events they are, each with its actor's name. */
export async function nameEvents(
  transaction: Transaction,
  rows: readonly EventRow[],
): Promise<RecordedEvent[]> {
  const name = await nameActors(
    transaction,
    rows.map((row) => row.actorId),
  );
  return rows.map(({ actorType, actorId, subjectType, subjectId, payload, ...row }) => ({
    ...row,
    actor: { type: actorType, ...name(actorId) },
    subject: { type: subjectType, id: subjectId },
    // INVARIANT: events are written from EventFact alone.
    payload: payload as EventPayload,
  }));
}
