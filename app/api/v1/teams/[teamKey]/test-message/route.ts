import { defineWriteRoute } from '#lib/api/define-route.ts';
import { sendTestMessageContract } from '#lib/contracts/teams.ts';
import { presentDelivery } from '#lib/contracts/webhooks.ts';
import { sendTestMessage } from '#lib/operations/teams/send-test-message.ts';

export const POST = defineWriteRoute(sendTestMessageContract, sendTestMessage, presentDelivery);
