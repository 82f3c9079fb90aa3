import type { ItemPattern, Notice, NoticePayload } from '#lib/domain/notices/types.ts';
import { newId } from '#lib/platform/ids.ts';
import { Prisma } from '#lib/store/database.ts';
import { isOneOf } from '#lib/store/item-pattern.ts';
import type { Transaction } from '#lib/store/transaction.ts';

const NOTICE = {
  id: true,
  item: true,
  topic: true,
  payload: true,
  href: true,
  isSettled: true,
  createdAt: true,
  updatedAt: true,
  readAt: true,
} as const;

/** Where a page goes on: after this notice, open ones first and the last brought up to date first among them. */
export type NoticePlace = { readonly isSettled: boolean; readonly updatedAt: Date; readonly id: string };

/** One person's notices, open ones first, those after the place. */
export async function list(
  { db, scope }: Transaction,
  personId: string,
  { limit, after }: { readonly limit: number; readonly after: NoticePlace | null },
): Promise<Notice[]> {
  const rows = await db.notice.findMany({
    where: { workspaceId: scope.workspaceId, personId, ...(after && { OR: afterPlace(after) }) },
    orderBy: [{ isSettled: 'asc' }, { updatedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: NOTICE,
  });
  // INVARIANT: payloads are written as JSON objects alone.
  return rows.map(({ payload, ...row }) => ({ ...row, payload: payload as NoticePayload }));
}

function afterPlace({ isSettled, updatedAt, id }: NoticePlace): Prisma.NoticeWhereInput[] {
  return [
    ...(isSettled ? [] : [{ isSettled: true }]),
    { isSettled, updatedAt: { lt: updatedAt } },
    { isSettled, updatedAt, id: { lt: id } },
  ];
}

/** How many of the person's notices are open and unread. */
export async function countUnread({ db, scope }: Transaction, personId: string): Promise<number> {
  const { workspaceId } = scope;
  return db.notice.count({ where: { workspaceId, personId, readAt: null, isSettled: false } });
}

/** How many of these notices are the person's. */
export async function countOwn(
  { db, scope }: Transaction,
  personId: string,
  ids: readonly string[],
): Promise<number> {
  return db.notice.count({ where: { workspaceId: scope.workspaceId, personId, id: { in: [...ids] } } });
}

/** Marks the person's notices as read, all where `ids` is null; those about a topic in `settling` are settled by it. */
export async function markRead(
  { db, scope }: Transaction,
  personId: string,
  reading: {
    readonly ids: readonly string[] | null;
    readonly settling: readonly string[];
    readonly at: Date;
  },
): Promise<void> {
  const named = reading.ids ? Prisma.sql`AND id = ANY(${[...reading.ids]})` : Prisma.empty;
  await db.$executeRaw`
    UPDATE notice SET read_at = ${reading.at}, is_settled = is_settled OR topic = ANY(${[...reading.settling]})
     WHERE workspace_id = ${scope.workspaceId} AND person_id = ${personId} AND read_at IS NULL ${named}`;
}

/** What a message makes of an item: its topic, payload and page, and when. */
export type NoticeState = {
  readonly item: string;
  readonly topic: string;
  readonly payload: NoticePayload;
  readonly href: string;
  readonly at: Date;
};

/** Tells these people of an item: a new notice for whoever has none of it, the same one, unread again, for all others. */
export async function tell(
  { db, scope }: Transaction,
  personIds: readonly string[],
  { item, topic, payload, href, at }: NoticeState,
): Promise<void> {
  if (personIds.length === 0) return;
  const rows = personIds.map(
    (personId) =>
      Prisma.sql`(${scope.workspaceId}, ${newId('notice')}, ${personId}, ${item}, ${topic}, ${JSON.stringify(payload)}::jsonb, ${href}, ${at}, ${at})`,
  );
  await db.$executeRaw`
    INSERT INTO notice (workspace_id, id, person_id, item, topic, payload, href, created_at, updated_at)
    VALUES ${Prisma.join(rows)}
    ON CONFLICT (workspace_id, person_id, item) DO UPDATE SET topic = EXCLUDED.topic, payload = EXCLUDED.payload,
      href = EXCLUDED.href, updated_at = EXCLUDED.updated_at, is_settled = false, read_at = NULL`;
}

/** Settles items for everybody who was told of them; each notice says how it ended. */
export async function settle(
  { db, scope }: Transaction,
  items: string | readonly ItemPattern[],
  { topic, payload, at }: Omit<NoticeState, 'item' | 'href'>,
): Promise<void> {
  await db.$executeRaw`
    UPDATE notice SET topic = ${topic}, payload = payload || ${JSON.stringify(payload)}::jsonb, updated_at = ${at},
           is_settled = true
     WHERE workspace_id = ${scope.workspaceId} AND ${isOneOf(items)} AND NOT is_settled`;
}

/** Forgets what was settled before this time. */
export async function forgetSettled({ db, scope }: Transaction, before: Date): Promise<void> {
  await db.notice.deleteMany({
    where: { workspaceId: scope.workspaceId, isSettled: true, updatedAt: { lt: before } },
  });
}
