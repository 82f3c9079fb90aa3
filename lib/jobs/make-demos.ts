import { makeDemo } from '#lib/demo/make-demo.ts';
import type { DemoTask } from '#lib/domain/demos/types.ts';
import type { Job, JobContext } from '#lib/jobs/job.ts';
import * as tasks from '#lib/operations/demos/demo-tasks.ts';

/**
 * Makes the demo workspaces that were asked for, and removes those that are no longer wanted. One that was cut off
 * half made is cleared away and made anew, twice at most.
 */
export const makeDemosJob: Job = {
  name: 'make-demos',
  everyMs: 500,
  async run(context) {
    for (const task of await tasks.listDemoTasks()) {
      if (context.signal.aborted) return;
      if (task.status === 'removing') await tasks.clearDemo(task);
      else await make(task, context);
    }
  },
};

async function make(task: DemoTask, { log, signal }: JobContext): Promise<void> {
  const begun = await tasks.beginDemo(task);
  if (!begun) return;
  const databaseUrl = process.env.DATABASE_URL ?? '';
  try {
    await makeDemo(begun, { databaseUrl, logger: log, signal });
  } catch (error) {
    log.warn({ err: error, workspace: task.workspaceId }, 'a demo workspace could not be made');
    return;
  }
  if (!signal.aborted) await tasks.finishDemo(task);
}
