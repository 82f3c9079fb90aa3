import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '#lib/jobs/job.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { Logger } from '#lib/platform/logger.ts';

/** Runs every job at its own pace until the signal. A run that fails is logged, and the job goes on at its next turn. */
export async function runJobs(
  jobs: readonly Job[],
  now: Clock,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(jobs.map((job) => repeat(job, now, log.child({ job: job.name }), signal)));
}

async function repeat(job: Job, now: Clock, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await job.run({ now, log, signal });
    } catch (error) {
      log.error({ err: error }, 'a run failed');
    }
    await pause(job.everyMs, undefined, { signal }).catch(() => undefined);
  }
}
