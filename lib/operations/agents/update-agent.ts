import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import type { Agent, AgentLabels } from '#lib/domain/agents/types.ts';
import { unboundPacts } from '#lib/domain/pacts/unbinding.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { type AgentView, retired, viewAgent } from '#lib/operations/agents/agent-parts.ts';
import { listActivePacts } from '#lib/store/active-pacts.ts';
import * as agents from '#lib/store/agents.ts';
import { ownerTeamId } from '#lib/store/owner-teams.ts';
import { type Transaction, type Written, write } from '#lib/store/transaction.ts';

type AgentChange = {
  readonly name?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly labels?: AgentLabels;
};
type UpdateAgentCall = { readonly params: { readonly agentId: string }; readonly body: AgentChange };

/**
 * Changes an agent; what is left out stays. Owner and labels decide what binds it and who may answer for it, so they
 * move the guard, and taking it out of a pact needs what withdrawing the pact needs.
 */
export async function updateAgent(
  scope: Scope,
  { params, body }: UpdateAgentCall,
): Promise<Written<AgentView>> {
  return write(scope, async (transaction) => {
    const named = await agents.find(transaction, params.agentId);
    if (!named) throw notFound();
    await agents.lock(transaction, named.id);
    const before = await agents.find(transaction, named.id);
    if (!before || before.retiredAt) throw retired(named.key);
    const unbound = await refuseUnbinding(transaction, before, body.labels);
    const { owner, ...change } = body;
    const ownerChange = owner === undefined ? {} : { ownerTeamId: await ownerTeamId(transaction, owner) };
    if (!(await agents.update(transaction, before.id, { ...change, ...ownerChange })))
      throw retired(before.key);
    if (owner !== undefined || body.labels !== undefined) transaction.raiseGuard();
    transaction.record({
      type: 'agent.updated',
      subject: { type: 'agent', id: before.id },
      payload: { key: before.key, changed: Object.keys(body), unbound },
    });
    transaction.touch('agent', before.id);
    return viewAgent(transaction, before.id);
  });
}

/** The pacts the labels take the agent out of; raises where the caller may not. */
async function refuseUnbinding(
  transaction: Transaction,
  before: Agent,
  labels: AgentLabels | undefined,
): Promise<string[]> {
  if (labels === undefined) return [];
  const active = await listActivePacts(transaction);
  const contents = active.map((pact) => pact.content);
  const unbound = unboundPacts(before, { key: before.key, labels }, contents);
  const refusal = unbound.length > 0 && mayDo(transaction.scope.principal, 'pact:withdraw');
  if (!refusal) return unbound;
  throw new Problem(
    refusal,
    `These labels take ${before.key} out of ${unbound.join(', ')}. That needs a person with pact:withdraw.`,
    { errors: [{ path: 'labels', message: `unbind the agent from ${unbound.join(', ')}` }] },
  );
}
