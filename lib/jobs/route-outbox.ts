import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { findUnrouted } from '#lib/operations/deliveries/due-workspaces.ts';
import { routeOutbox } from '#lib/operations/deliveries/route-outbox.ts';

/** Makes out, for every message, who is told of it and how. */
export const routeOutboxJob: Job = {
  name: 'route-outbox',
  everyMs: 500,
  async run({ now, signal }) {
    for (const workspaceId of await findUnrouted()) {
      const scope = systemScope(workspaceId, 'worker');
      while (!signal.aborted && (await routeOutbox(scope, now())) > 0);
    }
  },
};
