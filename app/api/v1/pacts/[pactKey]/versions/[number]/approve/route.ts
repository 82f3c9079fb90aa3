import { defineWriteRoute } from '#lib/api/define-route.ts';
import { approveVersionContract } from '#lib/contracts/pacts.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { approveVersion } from '#lib/operations/pacts/approve-version.ts';

export const POST = defineWriteRoute(approveVersionContract, approveVersion, presentVersion);
