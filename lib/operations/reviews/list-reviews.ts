import type { Scope } from '#lib/domain/access/principal.ts';
import type { Review, ReviewStatus } from '#lib/domain/reviews/types.ts';
import { boundAgentId, type ReviewView, viewReviews } from '#lib/operations/reviews/review-parts.ts';
import * as agents from '#lib/store/agents.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import * as reviews from '#lib/store/reviews.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

type ListReviewsQuery = PageRequest & {
  readonly status?: ReviewStatus;
  readonly agent?: string;
  readonly action?: string;
};

/** Reviews: those that wait in the order in which they expire, all others newest first. */
export async function listReviews(
  scope: Scope,
  { query }: { readonly query: ListReviewsQuery },
): Promise<Page<ReviewView>> {
  return read(scope, async (transaction) => {
    const agent = query.agent === undefined ? undefined : await agents.find(transaction, query.agent);
    const bound = boundAgentId(scope);
    if (agent === null || (bound !== undefined && agent && agent.id !== bound))
      return { items: [], next: null };
    const { status, action } = query;
    const filter = { statuses: status && [status], agentId: agent?.id ?? bound, action };
    const page =
      status === 'pending'
        ? await queue(transaction, filter, query)
        : await newest(transaction, filter, query);
    return { ...page, items: await viewReviews(transaction, page.items) };
  });
}

async function newest(
  transaction: Transaction,
  filter: reviews.ReviewFilter,
  query: PageRequest,
): Promise<Page<Review>> {
  const rows = await reviews.list(transaction, filter, { limit: query.limit + 1, beforeId: placeOf(query) });
  return cutPage(rows, query, (review) => review.id);
}

async function queue(
  transaction: Transaction,
  filter: reviews.ReviewFilter,
  query: PageRequest,
): Promise<Page<Review>> {
  const after = queuePlace(placeOf(query));
  const rows = await reviews.listByExpiry(transaction, filter, { limit: query.limit + 1, after });
  return cutPage(rows, query, (review) => `${review.expiresAt.getTime()} ${review.id}`);
}

function queuePlace(place: string | null): reviews.QueuePlace | null {
  const [ms = '', id = ''] = place?.split(' ') ?? [];
  return place === null ? null : { expiresAt: new Date(Number(ms) || 0), id };
}
