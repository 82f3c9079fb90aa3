import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { askForDemo } from '#lib/operations/demos/ask-for-demo.ts';

/** Asks, for who holds the machine, for a demo that the owner lands in; false where there is one already. */
export async function askAtStart(workspaceId: string): Promise<boolean> {
  const scope: Scope = {
    workspaceId,
    principal: { type: 'system', workspaceId, name: 'start' },
    requestId: null,
  };
  try {
    await askForDemo(scope, { lands: true });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return false;
    throw error;
  }
}
