import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentStopReach, readStopReachContract } from '#lib/contracts/overview.ts';
import { readStopReach } from '#lib/operations/overview/read-stop-reach.ts';

export const GET = defineReadRoute(readStopReachContract, readStopReach, presentStopReach);
