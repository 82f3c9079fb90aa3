import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { listStopsContract, presentStop, presentStopPage, stopContract } from '#lib/contracts/stops.ts';
import { listStops } from '#lib/operations/stops/list-stops.ts';
import { stop } from '#lib/operations/stops/stop.ts';

export const GET = defineReadRoute(listStopsContract, listStops, presentStopPage);
export const POST = defineWriteRoute(stopContract, stop, presentStop);
