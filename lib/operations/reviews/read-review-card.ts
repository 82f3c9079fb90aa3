import type { Scope } from '#lib/domain/access/principal.ts';
import type { JsonObject } from '#lib/domain/decisions/types.ts';
import type { Review } from '#lib/domain/reviews/types.ts';
import { whatIsUnusual } from '#lib/domain/reviews/unusual.ts';
import { type ReviewView, viewReview } from '#lib/operations/reviews/review-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { idFloor } from '#lib/platform/ids.ts';
import { countOwnApprovals } from '#lib/store/review-answers.ts';
import { countApproved, countAskedBefore } from '#lib/store/review-history.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

const WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;
/** How many answers a rate looks back on. */
const RATE_OVER = 50;

type Rate = { readonly approved: number; readonly of: number };

/** Everything a person needs to answer: the request as it was hashed, what is unusual, and how such reviews usually end. */
export type ReviewCardView = ReviewView & {
  readonly unusual: readonly string[];
  readonly approvalRates: {
    readonly causes: readonly (Rate & { readonly ref: string })[];
    /** The caller's own; null for a machine. */
    readonly own: Rate | null;
  };
};

/** A review with what its approver has to weigh. */
export async function readReviewCard(
  scope: Scope,
  { params }: { readonly params: { readonly reviewId: string } },
): Promise<ReviewCardView> {
  return read(scope, async (transaction) => {
    const view = await viewReview(transaction, params.reviewId);
    const causes: (Rate & { ref: string })[] = [];
    for (const { ref } of view.demands.causes) {
      causes.push({ ref, ...(await countApproved(transaction, ref, RATE_OVER)) });
    }
    const { principal } = scope;
    const own =
      principal.type === 'person'
        ? await countOwnApprovals(transaction, principal.personId, RATE_OVER)
        : null;
    return { ...view, unusual: await unusual(transaction, view), approvalRates: { causes, own } };
  });
}

async function unusual(transaction: Transaction, review: Review): Promise<string[]> {
  const counts = await countAskedBefore(transaction, {
    agentId: review.agent.id,
    action: review.action,
    requestDigest: review.requestDigest,
    resource: resourceOf(review.request),
    fromId: idFloor('decision', systemClock().getTime() - WINDOW_DAYS * DAY_MS),
  });
  return whatIsUnusual(review.request, { windowDays: WINDOW_DAYS, ...counts });
}

function resourceOf(request: JsonObject): JsonObject | null {
  const { resource } = request;
  return typeof resource === 'object' && resource !== null && !Array.isArray(resource)
    ? (resource as JsonObject)
    : null;
}
