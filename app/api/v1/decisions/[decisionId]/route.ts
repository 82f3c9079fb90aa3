import { defineReadRoute } from '#lib/api/define-route.ts';
import { readDecisionContract } from '#lib/contracts/decisions.ts';
import { presentDecisionResource } from '#lib/contracts/present-decision-page.ts';
import { readDecision } from '#lib/operations/decisions/read-decision.ts';

export const GET = defineReadRoute(readDecisionContract, readDecision, presentDecisionResource);
