import { defineWriteRoute } from '#lib/api/define-route.ts';
import { activateVersionContract } from '#lib/contracts/pact-versions.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { activateVersion } from '#lib/operations/pacts/activate-version.ts';

export const POST = defineWriteRoute(activateVersionContract, activateVersion, presentVersion);
