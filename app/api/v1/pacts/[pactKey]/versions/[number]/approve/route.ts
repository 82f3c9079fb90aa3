import { defineWriteRoute } from '#lib/api/define-route.ts';
import { approveVersionContract } from '#lib/contracts/pact-versions.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { approveVersion } from '#lib/operations/pacts/approve-version.ts';

export const POST = defineWriteRoute(approveVersionContract, approveVersion, presentVersion);
