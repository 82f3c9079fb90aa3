import { defineWriteRoute } from '#lib/api/define-route.ts';
import { sendBackVersionContract } from '#lib/contracts/pact-versions.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { sendBackVersion } from '#lib/operations/pacts/send-back-version.ts';

export const POST = defineWriteRoute(sendBackVersionContract, sendBackVersion, presentVersion);
