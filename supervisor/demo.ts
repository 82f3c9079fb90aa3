import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 1_000;

/**
 * Asks for the demo workspace of the first workspace there is, as soon as there is one: on a new data folder somebody
 * has to become the owner first. Where there is a demo already nothing is made. Answers what to say of it.
 */
export async function askForDemoOnce(signal: AbortSignal): Promise<string | null> {
  const { listWorkspaces } = await import('#lib/operations/access/list-workspaces.ts');
  const { askAtStart } = await import('#lib/operations/demos/ask-at-start.ts');
  const { closeDatabase } = await import('#lib/store/database.ts');
  try {
    while (!signal.aborted) {
      const [first] = await listWorkspaces();
      if (first) return (await askAtStart(first.id)) ? 'The demo workspace is being made.' : null;
      await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
    return null;
  } finally {
    await closeDatabase();
  }
}
