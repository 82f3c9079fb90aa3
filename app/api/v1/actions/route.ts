import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  declareActionContract,
  listActionsContract,
  presentAction,
  presentActionPage,
} from '#lib/contracts/actions.ts';
import { declareAction } from '#lib/operations/actions/declare-action.ts';
import { listActions } from '#lib/operations/actions/list-actions.ts';

export const GET = defineReadRoute(listActionsContract, listActions, presentActionPage);
export const POST = defineWriteRoute(declareActionContract, declareAction, presentAction);
