import type { Answer, Exchange, GateContext } from '#gate/context.ts';
import { enter } from '#gate/enter.ts';
import { parseWith } from '#lib/api/parse-input.ts';
import { presentReview } from '#lib/contracts/present-review.ts';
import { readReviewContract } from '#lib/contracts/reviews.ts';

/** `GET /reviews/{reviewId}?wait=`: answers once the review has ended, or after so many seconds. */
export async function handleReview(context: GateContext, exchange: Exchange): Promise<Answer> {
  const { scope } = await enter(context, exchange, 'review:read');
  const { reviewId } = parseWith(readReviewContract.params, exchange.params, 'path');
  const { wait } = parseWith(readReviewContract.query, Object.fromEntries(exchange.query), 'query');
  const found = await context.gate.readReview(scope, reviewId, wait * 1000, exchange.gone);
  return { status: 200, body: JSON.stringify(presentReview(found)), revision: found.revision };
}
