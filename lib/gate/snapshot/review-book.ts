import type { KnownReview } from '#lib/gate/snapshot/load-reviews.ts';

type Same = { readonly requestDigest: string; readonly demandsDigest: string };

/**
 * The reviews of one workspace that a request may join or use. Being out of date here is harmless: a use is a row that
 * only one decision can insert, a recall raises the guard.
 */
export class ReviewBook {
  private readonly byId = new Map<string, KnownReview>();
  private readonly openIds = new Map<string, string>();

  find(reviewId: string): KnownReview | null {
    return this.byId.get(reviewId) ?? null;
  }

  /** The review that waits for the same request with the same demands. */
  findOpen(same: Same): KnownReview | null {
    const id = this.openIds.get(nameOf(same));
    return id === undefined ? null : this.find(id);
  }

  /** Takes in reviews as they are now; those that can help no more are forgotten. */
  take(reviews: readonly KnownReview[]): void {
    for (const review of reviews) {
      const name = nameOf(review);
      if (review.status === 'pending') this.openIds.set(name, review.id);
      else if (this.openIds.get(name) === review.id) this.openIds.delete(name);
      const mayHelp = review.status === 'pending' || (review.status === 'approved' && !review.isUsed);
      if (mayHelp) this.byId.set(review.id, review);
      else this.byId.delete(review.id);
    }
  }

  /** Forgets one that was used, or may have been: it is read again when it is named. */
  forget(reviewId: string): void {
    this.byId.delete(reviewId);
  }
}

function nameOf({ requestDigest, demandsDigest }: Same): string {
  return `${requestDigest} ${demandsDigest}`;
}
