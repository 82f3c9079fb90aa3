import type { Job } from '#lib/jobs/job.ts';

/** Everything the worker does. */
export const JOBS: readonly Job[] = [];
