import { defineReadRoute } from '#lib/api/define-route.ts';
import { countDecisionsContract, presentDecisionCounts } from '#lib/contracts/decision-counts.ts';
import { countDecisions } from '#lib/operations/decisions/count-decisions.ts';

export const GET = defineReadRoute(countDecisionsContract, countDecisions, presentDecisionCounts);
