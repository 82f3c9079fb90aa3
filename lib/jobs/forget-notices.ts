import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { forgetNotices } from '#lib/operations/notices/forget-notices.ts';

const HOUR_MS = 3_600_000;

/** Forgets notices that were settled long ago. */
export const forgetNoticesJob: Job = {
  name: 'forget-notices',
  everyMs: HOUR_MS,
  async run({ now }) {
    await forgetNotices((workspaceId) => systemScope(workspaceId, 'worker'), now());
  },
};
