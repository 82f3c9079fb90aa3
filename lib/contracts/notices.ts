import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, PageQuery, Timestamp, timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import type { Notice, NoticePage } from '#lib/domain/notices/types.ts';

/** What the bell shows one person: one notice an item, brought up to date as the item goes on. */
export const NoticeResource = z.strictObject({
  id: z.string(),
  /** What it is about: `review:rev_…`, `override:ovr_…`. */
  item: z.string(),
  topic: z.string(),
  payload: z.record(z.string(), z.unknown()),
  /** The page that settles it, below the product's address. */
  href: z.string(),
  /** Nothing is left to do about it. */
  isSettled: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  readAt: Timestamp.nullable(),
});
export type NoticeResource = z.output<typeof NoticeResource>;

/** A page of notices, with how many open ones nobody has read. */
export const NoticePageResource = z.strictObject({
  items: z.array(NoticeResource),
  next: z.string().nullable(),
  unread: z.int(),
});
export type NoticePageResource = z.output<typeof NoticePageResource>;

export const ReadNoticesBody = z.union(
  [
    z.strictObject({ ids: z.array(z.string().max(60)).min(1, 'must name at least one').max(200) }),
    z.strictObject({ all: z.literal(true) }),
  ],
  'must name ids, or be {"all": true}',
);

export const listNoticesContract = defineContract({
  name: 'listNotices',
  method: 'GET',
  path: '/notices',
  tag: 'notices',
  summary:
    'What the caller is told of: open notices first, then by the time they were last brought up to date.',
  permission: 'signed_in',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: NoticePageResource,
  status: 200,
  problems: ['person_required'],
});

export const readNoticesContract = defineContract({
  name: 'readNotices',
  method: 'POST',
  path: '/notices/read',
  tag: 'notices',
  summary: 'Mark the caller’s own notices as read: those named, or all.',
  permission: 'signed_in',
  params: nothing,
  query: nothing,
  body: ReadNoticesBody,
  answer: z.strictObject({ unread: z.int() }),
  status: 200,
  problems: ['person_required', 'not_found'],
});

export function presentNotice({ payload, createdAt, updatedAt, readAt, ...notice }: Notice): NoticeResource {
  return {
    ...notice,
    payload: { ...payload },
    createdAt: timestamp(createdAt),
    updatedAt: timestamp(updatedAt),
    readAt: timestampOrNull(readAt),
  };
}

export function presentNoticePage({ items, next, unread }: NoticePage): NoticePageResource {
  return { items: items.map(presentNotice), next, unread };
}

export function presentUnread(unread: number): { unread: number } {
  return { unread };
}
