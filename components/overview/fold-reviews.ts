import type { NowResource } from '#lib/client/overview.ts';

type Waiting = NowResource['reviews']['oldest'][number];
export type ReviewLine =
  | { readonly kind: 'review'; readonly review: Waiting }
  | { readonly kind: 'more'; readonly like: Waiting; readonly count: number };

/** More than so many of one agent and action are folded, after the first few of them. */
const MOST_OF_ONE = 5;
const KEPT = 3;

/** What waits, in its order; where one agent asks the same over and over, the rest of it is one line. */
export function foldReviews(reviews: readonly Waiting[]): readonly ReviewLine[] {
  return reviews.flatMap((review): ReviewLine[] => {
    const alike = reviews.filter((one) => kindOf(one) === kindOf(review));
    const place = alike.indexOf(review);
    if (alike.length <= MOST_OF_ONE || place < KEPT) return [{ kind: 'review', review }];
    return place === KEPT ? [{ kind: 'more', like: review, count: alike.length - KEPT }] : [];
  });
}

function kindOf({ agentKey, action }: Waiting): string {
  return JSON.stringify([agentKey, action]);
}
