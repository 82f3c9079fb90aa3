import { defineReadRoute } from '#lib/api/define-route.ts';
import { readVersionContract } from '#lib/contracts/pact-versions.ts';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { readVersion } from '#lib/operations/pacts/read-version.ts';

export const GET = defineReadRoute(readVersionContract, readVersion, presentVersion);
