import type { DemoTask } from '#lib/domain/demos/types.ts';
import * as demos from '#lib/store/demos.ts';

const MOST_FAILURES = 2;

/** What the worker has to do about demos, the oldest first. */
export function listDemoTasks(): Promise<DemoTask[]> {
  return demos.listToDo();
}

/** Removes a demo, whole. */
export async function clearDemo({ workspaceId }: DemoTask): Promise<void> {
  await demos.removeAll(workspaceId);
}

/**
 * Begins to make a demo. One that was begun before and never finished is cleared away, and asked for anew as it was;
 * null where it is not to be begun now.
 */
export async function beginDemo(task: DemoTask): Promise<DemoTask | null> {
  const { workspaceId, status, failures } = task;
  if (status === 'asked') {
    return (await demos.moveOn(workspaceId, { from: 'asked', to: 'making', failures })) ? task : null;
  }
  const isHopeless = failures >= MOST_FAILURES;
  if (isHopeless) await demos.moveOn(workspaceId, { from: 'making', to: 'failed' });
  else await demos.startAnew(task);
  return null;
}

/** Says that a demo is made; from then on its time is everybody's. */
export async function finishDemo({ workspaceId }: DemoTask): Promise<void> {
  await demos.moveOn(workspaceId, { from: 'making', to: 'ready' });
}
