import * as notices from '#app/api/v1/notices/route.ts';
import type { NoticeResource } from '#lib/contracts/notices.ts';
import type { NoticePayload } from '#lib/domain/notices/types.ts';
import { write } from '#lib/store/transaction.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import type { SeededMember, SeededWorkspace } from '#lib/testing/workspaces.ts';

/** What somebody's bell shows. */
export async function bellOf(member: SeededMember): Promise<{
  readonly items: readonly NoticeResource[];
  readonly unread: number;
  readonly next: string | null;
}> {
  return (await ask(notices.GET, { cookie: await sessionCookie(member) })).json();
}

/** The bell in short: topic, and how each notice stands. */
export async function heardBy(member: SeededMember): Promise<string[]> {
  return (await bellOf(member)).items.map(({ topic, isSettled, readAt }) => {
    const state = isSettled ? 'settled' : readAt === null ? 'unread' : 'read';
    return `${topic} ${state}`;
  });
}

/** Tells a workspace of something, as a write does. */
export async function tellOf(
  { scope }: Pick<SeededWorkspace, 'scope'>,
  topic: string,
  subjectId: string,
  payload: NoticePayload = {},
): Promise<void> {
  const plain = JSON.parse(JSON.stringify(payload));
  await write(scope, async (transaction) => {
    transaction.tell({ topic, subjectId, payload: plain });
    transaction.touch('notice', subjectId);
  });
}
