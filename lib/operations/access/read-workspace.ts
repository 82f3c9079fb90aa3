import type { Scope } from '#lib/domain/access/principal.ts';
import type { Workspace } from '#lib/domain/access/workspace.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { read } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

/** The caller's workspace. */
export async function readWorkspace(scope: Scope): Promise<Workspace> {
  const workspace = await read(scope, workspaces.find);
  if (!workspace) throw notFound();
  return workspace;
}
