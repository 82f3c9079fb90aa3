import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import type { Review } from '#lib/domain/reviews/types.ts';
import { findReview } from '#lib/operations/reviews/review-parts.ts';
import { pause } from '#lib/platform/pause.ts';
import * as reviews from '#lib/store/reviews.ts';
import { readRevision } from '#lib/store/revision.ts';
import { read } from '#lib/store/transaction.ts';

const POLL_MS = 400;

type ReadReviewCall = {
  readonly params: { readonly reviewId: string };
  readonly query: { readonly wait: number };
};

/** One review as its agent needs it, with the workspace's revision at that moment; waits for an end where asked to. */
export async function readReview(
  scope: Scope,
  { params, query }: ReadReviewCall,
): Promise<{ readonly review: Review; readonly revision: number }> {
  const until = Date.now() + query.wait * 1000;
  const first = await readOnce(scope, params.reviewId);
  if (first.review.status !== 'pending' || query.wait === 0) return first;
  while (Date.now() < until) {
    await pause(Math.max(0, Math.min(POLL_MS, until - Date.now())));
    const status = await read(scope, (transaction) => reviews.findStatus(transaction, params.reviewId));
    if (status === null) throw notFound();
    if (status !== 'pending') break;
  }
  return readOnce(scope, params.reviewId);
}

async function readOnce(scope: Scope, reviewId: string): Promise<{ review: Review; revision: number }> {
  return read(scope, async (transaction) => {
    const review = await findReview(transaction, reviewId);
    // INVARIANT: the revision is read after the review, so a gate that has reached it knows this answer.
    return { review, revision: await readRevision(transaction) };
  });
}
