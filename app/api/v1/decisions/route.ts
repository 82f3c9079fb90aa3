import { defineReadRoute } from '#lib/api/define-route.ts';
import { listDecisionsContract } from '#lib/contracts/decisions.ts';
import { presentDecisionPage } from '#lib/contracts/present-decision-list.ts';
import { listDecisions } from '#lib/operations/decisions/list-decisions.ts';

export const GET = defineReadRoute(listDecisionsContract, listDecisions, presentDecisionPage);
