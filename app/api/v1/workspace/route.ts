import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { presentWorkspace, readWorkspaceContract, updateWorkspaceContract } from '#lib/contracts/access.ts';
import { readWorkspace } from '#lib/operations/access/read-workspace.ts';
import { updateWorkspace } from '#lib/operations/access/update-workspace.ts';

export const GET = defineReadRoute(readWorkspaceContract, readWorkspace, presentWorkspace);
export const PATCH = defineWriteRoute(updateWorkspaceContract, updateWorkspace, presentWorkspace);
