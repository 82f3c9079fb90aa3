import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentReviewSummary } from '#lib/contracts/present-review.ts';
import { approveReviewContract } from '#lib/contracts/reviews.ts';
import { approveReview } from '#lib/operations/reviews/answer-review.ts';

export const POST = defineWriteRoute(approveReviewContract, approveReview, presentReviewSummary);
