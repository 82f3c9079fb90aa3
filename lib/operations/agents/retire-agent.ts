import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { type AgentView, retired, viewAgent } from '#lib/operations/agents/agent-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { revokeKeysOfAgent } from '#lib/store/agent-keys.ts';
import * as agents from '#lib/store/agents.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RetireAgentCall = {
  readonly params: { readonly agentId: string };
  readonly body: { readonly reason: string };
};

/** Retires an agent for good, with its keys. */
export async function retireAgent(
  scope: Scope,
  { params, body }: RetireAgentCall,
): Promise<Written<AgentView>> {
  return write(scope, async (transaction) => {
    const agent = await agents.find(transaction, params.agentId);
    if (!agent) throw notFound();
    const now = systemClock();
    if (!(await agents.retire(transaction, agent.id, now))) throw retired(agent.key);
    const keys = await revokeKeysOfAgent(transaction, agent.id, now);
    transaction.record({
      type: 'agent.retired',
      subject: { type: 'agent', id: agent.id },
      payload: { key: agent.key, reason: body.reason, revokedKeys: keys },
    });
    transaction.touch('agent', agent.id);
    transaction.raiseGuard();
    return viewAgent(transaction, agent.id);
  });
}
