import { defineWriteRoute } from '#lib/api/define-route.ts';
import { liftStopContract, presentStop } from '#lib/contracts/stops.ts';
import { liftStop } from '#lib/operations/stops/lift-stop.ts';

export const POST = defineWriteRoute(liftStopContract, liftStop, presentStop);
