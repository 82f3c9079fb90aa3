import type { ItemPattern } from '#lib/domain/notices/types.ts';
import type { DeliveryChannel } from '#lib/domain/webhooks/types.ts';
import { newId } from '#lib/platform/ids.ts';
import type { Prisma } from '#lib/store/database.ts';
import { isOneOf } from '#lib/store/item-pattern.ts';
import type { Message, Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/** A message as it was told, in the write that it tells of. */
export type OutboxMessage = {
  readonly id: string;
  readonly topic: string;
  readonly subjectId: string;
  readonly payload: Prisma.JsonObject;
  readonly createdAt: Date;
  /** What it is about and the page that settles it; null before it was routed, and for what people are not told of. */
  readonly item: string | null;
  readonly href: string | null;
};

/** Where a message goes: an e-mail address, a team's id for Slack, or a webhook's id. */
export type Destination = { readonly channel: DeliveryChannel; readonly address: string };

/**
 * The next messages to be made out, oldest first, held until the transaction ends.
 * INVARIANT: one router at a time in a workspace, so that what settles an item is never made out before what opened it.
 */
export async function takeUnrouted({ db, scope }: Transaction, limit: number): Promise<OutboxMessage[]> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`outbox ${scope.workspaceId}`}, 0))::text`;
  return db.$queryRaw`
    SELECT id, topic, subject_id AS "subjectId", payload, created_at AS "createdAt", item, href FROM outbox_message
     WHERE workspace_id = ${scope.workspaceId} AND routed_at IS NULL
     ORDER BY id LIMIT ${limit} FOR UPDATE`;
}

/** Adds a message that goes to one place; answers its delivery's id. */
export async function insertRouted(
  { db, scope }: WriteTransaction,
  message: Message & { readonly href: string },
  to: Destination,
  at: Date,
): Promise<string> {
  const { workspaceId } = scope;
  const [messageId, id] = [newId('message'), newId('delivery')];
  const routed = { workspaceId, id: messageId, routedAt: at, ...message };
  await db.outboxMessage.create({ data: routed, select: { id: true } });
  await db.delivery.create({
    data: { workspaceId, id, messageId, nextAttemptAt: at, ...to },
    select: { id: true },
  });
  return id;
}

/** What a routed message is about and where it goes. */
export type Routing = {
  readonly item: string | null;
  readonly href: string | null;
  readonly destinations: readonly Destination[];
};

/** Makes the deliveries of a message out and notes that it is done; the two commit together. */
export async function route(
  { db, scope }: Transaction,
  messageId: string,
  { item, href, destinations }: Routing,
  at: Date,
): Promise<void> {
  const { workspaceId } = scope;
  await db.delivery.createMany({
    data: destinations.map((to) => ({
      workspaceId,
      id: newId('delivery'),
      messageId,
      nextAttemptAt: at,
      ...to,
    })),
  });
  await db.outboxMessage.update({
    where: { workspaceId_id: { workspaceId, id: messageId } },
    data: { routedAt: at, item, href },
    select: { id: true },
  });
}

/**
 * Notes that what was told of these items has come to an end; answers the teams whose Slack channel was told of them and
 * not yet of their end.
 */
export async function settleTold(
  { db, scope }: Transaction,
  items: string | readonly ItemPattern[],
  at: Date,
): Promise<string[]> {
  const { workspaceId } = scope;
  const settled = await db.$queryRaw<{ id: string }[]>`
    UPDATE outbox_message SET settled_at = ${at}
     WHERE workspace_id = ${workspaceId} AND item IS NOT NULL AND ${isOneOf(items)} AND settled_at IS NULL
    RETURNING id`;
  const rows = await db.delivery.findMany({
    where: { workspaceId, channel: 'slack', messageId: { in: settled.map((message) => message.id) } },
    distinct: ['address'],
    select: { address: true },
  });
  return rows.map((row) => row.address);
}

/** Whether something was told of the same item before. */
export async function hasEarlier(
  { db, scope }: Transaction,
  { id, item }: Pick<OutboxMessage, 'id' | 'item'>,
): Promise<boolean> {
  if (item === null) return false;
  const where = { workspaceId: scope.workspaceId, item, id: { lt: id } };
  return (await db.outboxMessage.findFirst({ where, select: { id: true } })) !== null;
}

/** A delivery whose turn it is, with the message it carries. `attempts` counts the one that begins now. */
export type DueDelivery = Destination & {
  readonly id: string;
  readonly attempts: number;
  readonly message: OutboxMessage;
};

/**
 * Claims deliveries whose turn has come, until `leaseUntil`.
 * INVARIANT: a claim that is never finished, because the process died, is up again when its lease has run out.
 */
export async function claimDue(
  { db, scope }: Transaction,
  claim: { readonly now: Date; readonly leaseUntil: Date; readonly limit: number },
): Promise<DueDelivery[]> {
  const { workspaceId } = scope;
  const rows = await db.$queryRaw<
    { id: string; messageId: string; channel: string; address: string; attempts: number }[]
  >`
    UPDATE delivery SET attempts = attempts + 1, next_attempt_at = ${claim.leaseUntil}
     WHERE workspace_id = ${workspaceId} AND id IN (
       SELECT id FROM delivery WHERE workspace_id = ${workspaceId} AND status = 'pending' AND next_attempt_at <= ${claim.now}
        ORDER BY next_attempt_at, id LIMIT ${claim.limit} FOR UPDATE SKIP LOCKED)
    RETURNING id, message_id AS "messageId", channel, address, attempts`;
  const messages = await db.outboxMessage.findMany({
    where: { workspaceId, id: { in: rows.map((row) => row.messageId) } },
    select: {
      id: true,
      topic: true,
      subjectId: true,
      payload: true,
      createdAt: true,
      item: true,
      href: true,
    },
  });
  const byId = new Map(messages.map((message) => [message.id, message]));
  return rows.flatMap(({ messageId, channel, ...row }) => {
    const message = byId.get(messageId);
    if (!message) return [];
    // INVARIANT: payloads are written as JSON objects alone.
    const payload = message.payload as Prisma.JsonObject;
    return [{ ...row, channel: channel as DeliveryChannel, message: { ...message, payload } }];
  });
}

/** How an attempt ended. `nextAttemptAt` is set where it will be tried again. */
export type AttemptEnd =
  | { readonly status: 'delivered'; readonly deliveredAt: Date }
  | { readonly status: 'pending'; readonly lastError: string; readonly nextAttemptAt: Date }
  | { readonly status: 'failed'; readonly lastError: string };

/** Notes how an attempt ended, unless another attempt has begun meanwhile. */
export async function finishAttempt(
  { db, scope }: Transaction,
  delivery: Pick<DueDelivery, 'id' | 'attempts'>,
  end: AttemptEnd,
): Promise<void> {
  await db.delivery.updateMany({
    where: {
      workspaceId: scope.workspaceId,
      id: delivery.id,
      status: 'pending',
      attempts: delivery.attempts,
    },
    data: end,
  });
}
