import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { createPactContract, listPactsContract } from '#lib/contracts/pacts.ts';
import { draftEtag, presentDraft, presentPactPage } from '#lib/contracts/present-pacts.ts';
import { createPact } from '#lib/operations/pacts/create-pact.ts';
import { listPacts } from '#lib/operations/pacts/list-pacts.ts';

export const GET = defineReadRoute(listPactsContract, listPacts, presentPactPage);
export const POST = defineWriteRoute(createPactContract, createPact, presentDraft, draftEtag);
