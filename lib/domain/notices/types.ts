import type { Role } from '#lib/domain/access/permissions.ts';

/** What a message says, as it was told. */
export type NoticePayload = { readonly [name: string]: unknown };

/** A message of the outbox as the rules see it. */
export type NoticeMessage = {
  readonly topic: string;
  readonly subjectId: string;
  readonly payload: NoticePayload;
};

/** What the bell shows one person: one notice an item, brought up to date as the item goes on. */
export type Notice = {
  readonly id: string;
  /** What it is about, as `review:rev_…`. */
  readonly item: string;
  readonly topic: string;
  readonly payload: NoticePayload;
  /** The page that settles it. */
  readonly href: string;
  /** Nothing is left to do about it. */
  readonly isSettled: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly readAt: Date | null;
};

/** A page of one person's notices, and how many open ones they have not read. */
export type NoticePage = {
  readonly items: readonly Notice[];
  readonly next: string | null;
  readonly unread: number;
};

/** A member of the workspace who can be told. */
export type Told = { readonly personId: string; readonly email: string; readonly role: Role };

/** A team as the rules reach it. */
export type ToldTeam = {
  readonly id: string;
  readonly key: string;
  readonly email: string | null;
  readonly hasSlack: boolean;
  readonly memberIds: readonly string[];
  /** The key of the team that stands in for this one. */
  readonly backupTeam: string | null;
};

/** Items that begin and end like this; of those that name `methods`, the ones that name this method. */
export type ItemPattern = { readonly begins: string; readonly ends: string; readonly method: string };
