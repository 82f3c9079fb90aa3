import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentReviewCard } from '#lib/contracts/present-review.ts';
import { readReviewCardContract } from '#lib/contracts/reviews.ts';
import { readReviewCard } from '#lib/operations/reviews/read-review-card.ts';

export const GET = defineReadRoute(readReviewCardContract, readReviewCard, presentReviewCard);
