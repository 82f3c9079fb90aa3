import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentDelivery, resendDeliveryContract } from '#lib/contracts/webhooks.ts';
import { resendDelivery } from '#lib/operations/webhooks/resend-delivery.ts';

export const POST = defineWriteRoute(resendDeliveryContract, resendDelivery, presentDelivery);
