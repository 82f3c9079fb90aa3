import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentReviewPage } from '#lib/contracts/present-review.ts';
import { listReviewsContract } from '#lib/contracts/reviews.ts';
import { listReviews } from '#lib/operations/reviews/list-reviews.ts';

export const GET = defineReadRoute(listReviewsContract, listReviews, presentReviewPage);
