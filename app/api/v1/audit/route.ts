import { defineReadRoute } from '#lib/api/define-route.ts';
import { listEventsContract, presentEventPage } from '#lib/contracts/events.ts';
import { listEvents } from '#lib/operations/events/list-events.ts';

export const GET = defineReadRoute(listEventsContract, listEvents, presentEventPage);
