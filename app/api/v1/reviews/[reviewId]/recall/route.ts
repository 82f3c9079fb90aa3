import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentReviewSummary } from '#lib/contracts/present-review.ts';
import { recallReviewContract } from '#lib/contracts/reviews.ts';
import { recallReview } from '#lib/operations/reviews/answer-review.ts';

export const POST = defineWriteRoute(recallReviewContract, recallReview, presentReviewSummary);
