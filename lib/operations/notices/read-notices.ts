import type { Scope } from '#lib/domain/access/principal.ts';
import { NEWS_TOPICS } from '#lib/domain/notices/rules.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { readerOf } from '#lib/operations/notices/own-notices.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as notices from '#lib/store/notices.ts';
import { read } from '#lib/store/transaction.ts';

type ReadNoticesCall = {
  readonly body: { readonly ids: readonly string[] } | { readonly all: true };
};

/**
 * Marks the caller's notices as read; answers how many unread ones are left. What only informs is done with once it is
 * read. An id that is not one of the caller's own is not there, and then none is marked.
 */
export async function readNotices(scope: Scope, { body }: ReadNoticesCall): Promise<number> {
  const personId = readerOf(scope);
  return read(scope, async (transaction) => {
    const ids = 'ids' in body ? [...new Set(body.ids)] : null;
    if (ids && (await notices.countOwn(transaction, personId, ids)) !== ids.length) throw notFound();
    await notices.markRead(transaction, personId, { ids, settling: NEWS_TOPICS, at: systemClock() });
    return notices.countUnread(transaction, personId);
  });
}
