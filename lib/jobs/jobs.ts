import { deliverJob } from '#lib/jobs/deliver.ts';
import { endOverridesJob } from '#lib/jobs/end-overrides.ts';
import { endShadowsJob } from '#lib/jobs/end-shadows.ts';
import { escalateReviewsJob } from '#lib/jobs/escalate-reviews.ts';
import { expireReviewsJob } from '#lib/jobs/expire-reviews.ts';
import { forgetIdempotencyKeysJob } from '#lib/jobs/forget-idempotency-keys.ts';
import { forgetNoticesJob } from '#lib/jobs/forget-notices.ts';
import type { Job } from '#lib/jobs/job.ts';
import { makeDemosJob } from '#lib/jobs/make-demos.ts';
import { routeOutboxJob } from '#lib/jobs/route-outbox.ts';
import { watchEvidenceJob } from '#lib/jobs/watch-evidence.ts';

/** Everything the worker does. */
export const JOBS: readonly Job[] = [
  expireReviewsJob,
  escalateReviewsJob,
  endShadowsJob,
  endOverridesJob,
  watchEvidenceJob,
  routeOutboxJob,
  deliverJob,
  forgetIdempotencyKeysJob,
  forgetNoticesJob,
  makeDemosJob,
];
