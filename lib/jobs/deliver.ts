import { deliverDue } from '#lib/delivery/deliver-due.ts';
import type { Job } from '#lib/jobs/job.ts';

/** Sends what is due: mail and webhooks, each again with growing pauses until it arrived or was given up. */
export const deliverJob: Job = {
  name: 'deliver',
  everyMs: 500,
  async run({ now, signal }) {
    await deliverDue(now, signal);
  },
};
