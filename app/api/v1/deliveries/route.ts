import { defineReadRoute } from '#lib/api/define-route.ts';
import { listDeliveriesContract, presentDeliveryPage } from '#lib/contracts/webhooks.ts';
import { listDeliveries } from '#lib/operations/webhooks/list-deliveries.ts';

export const GET = defineReadRoute(listDeliveriesContract, listDeliveries, presentDeliveryPage);
