import { Problem } from '#lib/domain/problems/problem.ts';

/** What a list is asked: at most `limit` items, after the place that `cursor` names. */
export type PageRequest = { readonly limit: number; readonly cursor?: string };

/** One page; `next` is the cursor of the one after it, null on the last. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** The sort key of the last item before this page; null on the first page. Raises `invalid_request` for a cursor we did not make. */
export function placeOf(request: PageRequest): string | null {
  if (request.cursor === undefined) return null;
  const place = Buffer.from(request.cursor, 'base64url').toString('utf8');
  if (place === '' || cursorAt(place) !== request.cursor) {
    const errors = [{ path: 'query.cursor', message: 'is not a cursor that a list answered' }];
    throw new Problem('invalid_request', 'query.cursor: is not a cursor that a list answered', { errors });
  }
  return place;
}

/** Makes a page of rows that were read with a limit of one more than asked for, which tells whether more follow. */
export function cutPage<T>(
  rows: readonly T[],
  request: PageRequest,
  placeOfItem: (item: T) => string,
): Page<T> {
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > request.limit && last !== undefined ? cursorAt(placeOfItem(last)) : null,
  };
}

function cursorAt(place: string): string {
  return Buffer.from(place, 'utf8').toString('base64url');
}
