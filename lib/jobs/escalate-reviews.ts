import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { findToEscalate } from '#lib/operations/deliveries/due-workspaces.ts';
import { escalateReviews } from '#lib/operations/reviews/end-due-reviews.ts';

/** Tells the backup of reviews that wait too long. */
export const escalateReviewsJob: Job = {
  name: 'escalate-reviews',
  everyMs: 1000,
  async run({ now, signal }) {
    for (const workspaceId of await findToEscalate(now())) {
      if (signal.aborted) return;
      await escalateReviews(systemScope(workspaceId, 'worker'), now());
    }
  },
};
