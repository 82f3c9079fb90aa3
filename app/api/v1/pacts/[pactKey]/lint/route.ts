import { defineReadRoute } from '#lib/api/define-route.ts';
import { lintUnsavedPactContract } from '#lib/contracts/pacts.ts';
import { presentLint } from '#lib/contracts/present-pacts.ts';
import { lintUnsavedPact } from '#lib/operations/pacts/lint-unsaved-pact.ts';

export const POST = defineReadRoute(lintUnsavedPactContract, lintUnsavedPact, presentLint);
