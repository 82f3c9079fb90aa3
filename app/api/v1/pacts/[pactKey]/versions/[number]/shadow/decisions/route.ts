import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentShadowedPage } from '#lib/contracts/present-shadows.ts';
import { listShadowDecisionsContract } from '#lib/contracts/shadows.ts';
import { listShadowDecisions } from '#lib/operations/pacts/list-shadow-decisions.ts';

export const GET = defineReadRoute(listShadowDecisionsContract, listShadowDecisions, presentShadowedPage);
