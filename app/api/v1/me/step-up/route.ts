import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentStepUp, stepUpContract } from '#lib/contracts/step-up.ts';
import { stepUp } from '#lib/operations/step-up/step-up.ts';

export const POST = defineWriteRoute(stepUpContract, stepUp, presentStepUp);
