import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { findExpired } from '#lib/operations/deliveries/due-workspaces.ts';
import { expireReviews } from '#lib/operations/reviews/end-due-reviews.ts';

/** Ends reviews nobody answered in time, also those whose time passed while nothing ran. */
export const expireReviewsJob: Job = {
  name: 'expire-reviews',
  everyMs: 1000,
  async run({ now, signal }) {
    for (const workspaceId of await findExpired(now())) {
      if (signal.aborted) return;
      await expireReviews(systemScope(workspaceId, 'worker'), now());
    }
  },
};
