import type { Scope } from '#lib/domain/access/principal.ts';
import type { NoticePage } from '#lib/domain/notices/types.ts';
import { readerOf } from '#lib/operations/notices/own-notices.ts';
import * as notices from '#lib/store/notices.ts';
import { cutPage, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

/** The caller's notices, open ones first, and how many of them are unread. */
export async function listNotices(
  scope: Scope,
  { query }: { readonly query: PageRequest },
): Promise<NoticePage> {
  const personId = readerOf(scope);
  const after = noticePlace(placeOf(query));
  return read(scope, async (transaction) => {
    const rows = await notices.list(transaction, personId, { limit: query.limit + 1, after });
    const page = cutPage(
      rows,
      query,
      ({ isSettled, updatedAt, id }) => `${Number(isSettled)} ${updatedAt.getTime()} ${id}`,
    );
    return { ...page, unread: await notices.countUnread(transaction, personId) };
  });
}

function noticePlace(place: string | null): notices.NoticePlace | null {
  const [settled = '', ms = '', id = ''] = place?.split(' ') ?? [];
  return place === null ? null : { isSettled: settled === '1', updatedAt: new Date(Number(ms) || 0), id };
}
