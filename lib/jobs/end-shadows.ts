import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { findDueShadows } from '#lib/operations/deliveries/due-workspaces.ts';
import { endDueShadows } from '#lib/operations/pacts/end-due-shadows.ts';

/** Writes down that shadows have ended whose date has come. Gates stopped looking at that moment by themselves. */
export const endShadowsJob: Job = {
  name: 'end-shadows',
  everyMs: 1000,
  async run({ now, signal }) {
    for (const workspaceId of await findDueShadows(now())) {
      if (signal.aborted) return;
      await endDueShadows(systemScope(workspaceId, 'worker'), now());
    }
  },
};
