import { defineWriteRoute } from '#lib/api/define-route.ts';
import { ratifyVersionContract } from '#lib/contracts/pact-versions.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { ratifyVersion } from '#lib/operations/pacts/ratify-version.ts';

export const POST = defineWriteRoute(ratifyVersionContract, ratifyVersion, presentVersion);
