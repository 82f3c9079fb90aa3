import type { Delivery, DeliveryChannel, DeliveryStatus } from '#lib/domain/webhooks/types.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const DELIVERY = {
  id: true,
  messageId: true,
  channel: true,
  address: true,
  status: true,
  attempts: true,
  nextAttemptAt: true,
  lastError: true,
  deliveredAt: true,
} as const;

export type DeliveryFilter = {
  readonly status?: DeliveryStatus;
  readonly channel?: DeliveryChannel;
  /** A webhook's id. */
  readonly address?: string;
  readonly subjectId?: string;
};

/** Deliveries, newest first, those before `beforeId`. */
export async function list(
  transaction: Transaction,
  { subjectId, ...filter }: DeliveryFilter,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<Delivery[]> {
  const { db, scope } = transaction;
  const { workspaceId } = scope;
  const messages =
    subjectId === undefined
      ? null
      : await db.outboxMessage.findMany({ where: { workspaceId, subjectId }, select: { id: true } });
  const rows = await db.delivery.findMany({
    where: {
      workspaceId,
      ...filter,
      ...(messages && { messageId: { in: messages.map((message) => message.id) } }),
      ...(page.beforeId !== null && { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: DELIVERY,
  });
  return complete(transaction, rows);
}

/** One delivery by its id, or null. */
export async function find(transaction: Transaction, deliveryId: string): Promise<Delivery | null> {
  const { db, scope } = transaction;
  const row = await db.delivery.findUnique({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: deliveryId } },
    select: DELIVERY,
  });
  return row ? ((await complete(transaction, [row]))[0] ?? null) : null;
}

/** Starts a finished delivery again; false where it is still on its way. */
export async function restart(
  { db, scope }: WriteTransaction,
  deliveryId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId: scope.workspaceId, id: deliveryId, status: { not: 'pending' } },
    data: { status: 'pending', attempts: 0, nextAttemptAt: at, deliveredAt: null, lastError: null },
  });
  return count === 1;
}

type DeliveryRow = {
  id: string;
  messageId: string;
  channel: string;
  address: string;
  status: string;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
  deliveredAt: Date | null;
};

async function complete({ db, scope }: Transaction, rows: readonly DeliveryRow[]): Promise<Delivery[]> {
  const { workspaceId } = scope;
  const messages = await db.outboxMessage.findMany({
    where: { workspaceId, id: { in: rows.map((row) => row.messageId) } },
    select: { id: true, topic: true, subjectId: true, createdAt: true },
  });
  const webhooks = await db.webhook.findMany({
    where: { workspaceId, id: { in: rows.map((row) => row.address) } },
    select: { id: true, url: true },
  });
  const teams = await db.team.findMany({
    where: { workspaceId, id: { in: rows.map((row) => row.address) } },
    select: { id: true, name: true },
  });
  const byId = new Map(messages.map((message) => [message.id, message]));
  const texts = new Map([
    ...webhooks.map(({ id, url }) => [id, url] as const),
    ...teams.map(({ id, name }) => [id, name] as const),
  ]);
  return rows.map((row) => {
    const message = byId.get(row.messageId);
    // INVARIANT: the foreign key keeps the message while a delivery of it is there.
    if (!message) throw new Error(`delivery ${row.id} has no message`);
    return {
      ...row,
      topic: message.topic,
      subjectId: message.subjectId,
      createdAt: message.createdAt,
      channel: row.channel as DeliveryChannel,
      status: row.status as DeliveryStatus,
      addressText: texts.get(row.address) ?? row.address,
    };
  });
}
