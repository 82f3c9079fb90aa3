import pino from 'pino';
import { expect, test } from 'vitest';
import type { Job } from '#lib/jobs/job.ts';
import { runJobs } from '#worker/run-jobs.ts';

const silent = pino({ level: 'silent' });
const now = () => new Date('2026-01-01T00:00:00Z');

/** A job that ends the worker at its n-th run. */
function counting(
  name: string,
  ending: AbortController,
  runs: number,
  body: () => void = () => undefined,
): Job & { count(): number } {
  let count = 0;
  return {
    name,
    everyMs: 1,
    count: () => count,
    async run() {
      count += 1;
      if (count === runs) ending.abort();
      body();
    },
  };
}

test('a job runs again and again until the worker ends', async () => {
  const ending = new AbortController();
  const job = counting('again', ending, 3);
  await runJobs([job], now, silent, ending.signal);
  expect(job.count()).toBe(3);
});

test('a run that fails stops neither its job nor the others', async () => {
  const ending = new AbortController();
  const failing = counting('failing', ending, 3, () => {
    throw new Error('the mail server is away');
  });
  const other = counting('other', new AbortController(), 1);
  await runJobs([failing, other], now, silent, ending.signal);
  expect(failing.count()).toBe(3);
  expect(other.count()).toBeGreaterThan(0);
});

test('one run of a job ends before its next begins', async () => {
  const ending = new AbortController();
  let open = 0;
  let most = 0;
  let runs = 0;
  const job: Job = {
    name: 'slow',
    everyMs: 0,
    async run() {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      runs += 1;
      if (runs === 5) ending.abort();
    },
  };
  await runJobs([job], now, silent, ending.signal);
  expect(most).toBe(1);
});
