import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { presentAgent, readAgentContract, updateAgentContract } from '#lib/contracts/agents.ts';
import { readAgent } from '#lib/operations/agents/read-agent.ts';
import { updateAgent } from '#lib/operations/agents/update-agent.ts';

export const GET = defineReadRoute(readAgentContract, readAgent, presentAgent);
export const PATCH = defineWriteRoute(updateAgentContract, updateAgent, presentAgent);
