import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { presentAction, readActionContract, updateActionContract } from '#lib/contracts/actions.ts';
import { readAction } from '#lib/operations/actions/read-action.ts';
import { updateAction } from '#lib/operations/actions/update-action.ts';

export const GET = defineReadRoute(readActionContract, readAction, presentAction);
export const PATCH = defineWriteRoute(updateActionContract, updateAction, presentAction);
