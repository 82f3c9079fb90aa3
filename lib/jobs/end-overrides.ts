import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { findOverridesToEnd } from '#lib/operations/deliveries/due-workspaces.ts';
import { endDueOverrides } from '#lib/operations/overrides/end-due-overrides.ts';

/** Marks overrides that are over and asks after overdue reviews, also those whose time passed while nothing ran. */
export const endOverridesJob: Job = {
  name: 'end-overrides',
  everyMs: 1000,
  async run({ now, signal }) {
    for (const workspaceId of await findOverridesToEnd(now())) {
      if (signal.aborted) return;
      await endDueOverrides(systemScope(workspaceId, 'worker'), now());
    }
  },
};
