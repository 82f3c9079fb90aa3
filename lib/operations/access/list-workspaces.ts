import * as workspaces from '#lib/store/workspaces.ts';

/** Every workspace there is, with its name. For who holds the machine. */
export async function listWorkspaces(): Promise<{ readonly id: string; readonly name: string }[]> {
  return workspaces.listAll();
}
