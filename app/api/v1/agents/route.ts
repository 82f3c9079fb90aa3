import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  listAgentsContract,
  presentAgent,
  presentAgentPage,
  registerAgentContract,
} from '#lib/contracts/agents.ts';
import { listAgents } from '#lib/operations/agents/list-agents.ts';
import { registerAgent } from '#lib/operations/agents/register-agent.ts';

export const GET = defineReadRoute(listAgentsContract, listAgents, presentAgentPage);
export const POST = defineWriteRoute(registerAgentContract, registerAgent, presentAgent);
