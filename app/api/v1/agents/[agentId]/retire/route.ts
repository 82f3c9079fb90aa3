import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentAgent, retireAgentContract } from '#lib/contracts/agents.ts';
import { retireAgent } from '#lib/operations/agents/retire-agent.ts';

export const POST = defineWriteRoute(retireAgentContract, retireAgent, presentAgent);
