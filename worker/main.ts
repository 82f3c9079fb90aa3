import { setTimeout as pause } from 'node:timers/promises';
import { JOBS } from '#lib/jobs/jobs.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { takeWorkerLock, type WorkerLock } from '#lib/store/worker-lock.ts';
import { runJobs } from '#worker/run-jobs.ts';

const ASK_AGAIN_MS = 2_000;

const log = createLogger('worker');
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error('DATABASE_URL is not set');

const stopping = new AbortController();
const stopped = new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
process.once('SIGTERM', () => stopping.abort());
process.send?.('ready');

const lock = await waitForLock(databaseUrl);
if (lock) {
  void lock.lost.then((reason) => {
    if (stopping.signal.aborted) return;
    // Another may be the worker already: end at once, and stand in line again as a new process.
    log.warn({ reason }, 'no longer the worker');
    process.exit(1);
  });
  await Promise.all([runJobs(JOBS, systemClock, log, stopping.signal), stopped]);
  await lock.release();
}
process.exit(0);

async function waitForLock(url: string): Promise<WorkerLock | null> {
  while (!stopping.signal.aborted) {
    try {
      const taken = await takeWorkerLock(url);
      if (taken) return taken;
    } catch (error) {
      log.warn({ err: error }, 'the database cannot be reached');
    }
    await pause(ASK_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
  return null;
}
