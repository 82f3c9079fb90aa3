import { defineWriteRoute } from '#lib/api/define-route.ts';
import { restoreVersionContract } from '#lib/contracts/pacts.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { restoreVersion } from '#lib/operations/pacts/restore-version.ts';

export const POST = defineWriteRoute(restoreVersionContract, restoreVersion, presentVersion);
