import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { forgetOldAnswers } from '#lib/operations/access/forget-old-answers.ts';

const HOUR_MS = 3_600_000;

/** Forgets what was answered to idempotency keys a day ago. */
export const forgetIdempotencyKeysJob: Job = {
  name: 'forget-idempotency-keys',
  everyMs: HOUR_MS,
  async run({ now }) {
    await forgetOldAnswers((workspaceId) => systemScope(workspaceId, 'worker'), now());
  },
};
