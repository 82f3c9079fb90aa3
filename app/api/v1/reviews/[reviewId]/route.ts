import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentReview } from '#lib/contracts/present-review.ts';
import { readReviewContract } from '#lib/contracts/reviews.ts';
import { readReview } from '#lib/operations/reviews/read-review.ts';

export const GET = defineReadRoute(readReviewContract, readReview, presentReview);
