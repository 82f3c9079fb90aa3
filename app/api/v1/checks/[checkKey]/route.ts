import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { presentCheck, readCheckContract, updateCheckContract } from '#lib/contracts/checks.ts';
import { readCheck } from '#lib/operations/checks/read-check.ts';
import { updateCheck } from '#lib/operations/checks/update-check.ts';

export const GET = defineReadRoute(readCheckContract, readCheck, presentCheck);
export const PATCH = defineWriteRoute(updateCheckContract, updateCheck, presentCheck);
