import { defineReadRoute } from '#lib/api/define-route.ts';
import { readPactContract } from '#lib/contracts/pacts.ts';
import { presentPact } from '#lib/contracts/present-pacts.ts';
import { readPact } from '#lib/operations/pacts/read-pact.ts';

export const GET = defineReadRoute(readPactContract, readPact, presentPact);
