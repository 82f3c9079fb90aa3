import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentReviewSummary } from '#lib/contracts/present-review.ts';
import { denyReviewContract } from '#lib/contracts/reviews.ts';
import { denyReview } from '#lib/operations/reviews/answer-review.ts';

export const POST = defineWriteRoute(denyReviewContract, denyReview, presentReviewSummary);
