import { defineWriteRoute } from '#lib/api/define-route.ts';
import { withdrawVersionContract } from '#lib/contracts/pact-versions.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { withdrawVersion } from '#lib/operations/pacts/withdraw-version.ts';

export const POST = defineWriteRoute(withdrawVersionContract, withdrawVersion, presentVersion);
