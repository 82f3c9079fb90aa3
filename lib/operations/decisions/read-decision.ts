import type { Scope } from '#lib/domain/access/principal.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import type { ShadowResult } from '#lib/domain/shadows/types.ts';
import { productUrl } from '#lib/platform/product-url.ts';
import * as decisions from '#lib/store/decisions.ts';
import * as reviews from '#lib/store/reviews.ts';
import * as shadows from '#lib/store/shadows.ts';
import { read } from '#lib/store/transaction.ts';

/** A decision with the review it opened, joined or used, what shadows said of it, and where people find the review. */
export type DecisionView = StoredDecision & {
  readonly review: { readonly id: string; readonly expiresAt: Date } | null;
  readonly shadows: readonly ShadowResult[];
  readonly productUrl: string;
};

/** One decision with everything it was made from. */
export async function readDecision(
  scope: Scope,
  { params }: { readonly params: { readonly decisionId: string } },
): Promise<DecisionView> {
  return read(scope, async (transaction) => {
    const decision = await decisions.find(transaction, params.decisionId);
    if (!decision) throw notFound();
    const review = decision.reviewId === null ? null : await reviews.find(transaction, decision.reviewId);
    const reviewed = review && { id: review.id, expiresAt: review.expiresAt };
    const looked = await shadows.listOfDecision(transaction, decision.id);
    return { ...decision, review: reviewed, shadows: looked, productUrl: productUrl() };
  });
}
