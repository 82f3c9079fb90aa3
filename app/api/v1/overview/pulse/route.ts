import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentPulse, readPulseContract } from '#lib/contracts/overview.ts';
import { readPulse } from '#lib/operations/overview/read-pulse.ts';

export const GET = defineReadRoute(readPulseContract, readPulse, presentPulse);
