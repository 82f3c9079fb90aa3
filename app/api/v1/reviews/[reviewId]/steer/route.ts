import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentReviewSummary } from '#lib/contracts/present-review.ts';
import { steerReviewContract } from '#lib/contracts/reviews.ts';
import { steerReview } from '#lib/operations/reviews/answer-review.ts';

export const POST = defineWriteRoute(steerReviewContract, steerReview, presentReviewSummary);
