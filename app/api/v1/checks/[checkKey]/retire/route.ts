import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentCheck, retireCheckContract } from '#lib/contracts/checks.ts';
import { retireCheck } from '#lib/operations/checks/retire-check.ts';

export const POST = defineWriteRoute(retireCheckContract, retireCheck, presentCheck);
