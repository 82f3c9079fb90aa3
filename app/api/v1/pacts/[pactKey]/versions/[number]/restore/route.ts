import { defineWriteRoute } from '#lib/api/define-route.ts';
import { restoreVersionContract } from '#lib/contracts/pact-versions.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { restoreVersion } from '#lib/operations/pacts/restore-version.ts';

export const POST = defineWriteRoute(restoreVersionContract, restoreVersion, presentVersion);
