import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentFirstSteps, readFirstStepsContract } from '#lib/contracts/first-steps.ts';
import { readFirstSteps } from '#lib/operations/overview/read-first-steps.ts';

export const GET = defineReadRoute(readFirstStepsContract, readFirstSteps, presentFirstSteps);
