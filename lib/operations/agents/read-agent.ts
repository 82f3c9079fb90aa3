import type { Scope } from '#lib/domain/access/principal.ts';
import { type AgentView, viewAgent } from '#lib/operations/agents/agent-parts.ts';
import { read } from '#lib/store/transaction.ts';

/** One agent, by key or id. */
export async function readAgent(
  scope: Scope,
  { params }: { readonly params: { readonly agentId: string } },
): Promise<AgentView> {
  return read(scope, (transaction) => viewAgent(transaction, params.agentId));
}
