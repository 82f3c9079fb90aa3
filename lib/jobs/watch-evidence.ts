import { systemScope } from '#lib/auth/authorise.ts';
import type { Job } from '#lib/jobs/job.ts';
import { findWatched, watchEvidence } from '#lib/operations/evidence/watch-evidence.ts';

/** Tells owners before a proof's window closes and when it has, also of windows that closed while nothing ran. */
export const watchEvidenceJob: Job = {
  name: 'watch-evidence',
  everyMs: 30_000,
  async run({ now, signal }) {
    for (const workspaceId of await findWatched()) {
      if (signal.aborted) return;
      await watchEvidence(systemScope(workspaceId, 'worker'), now(), signal);
    }
  },
};
