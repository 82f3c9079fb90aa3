import { defineReadRoute } from '#lib/api/define-route.ts';
import { replayDecisionContract } from '#lib/contracts/decisions.ts';
import { presentReplay } from '#lib/contracts/present-decision-list.ts';
import { replayDecision } from '#lib/operations/decisions/replay-decision.ts';

export const POST = defineReadRoute(replayDecisionContract, replayDecision, presentReplay);
