import type { Agent } from '#lib/domain/agents/types.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import type { StopMode } from '#lib/domain/stops/types.ts';
import { listActivePacts } from '#lib/store/active-pacts.ts';
import * as agents from '#lib/store/agents.ts';
import * as stops from '#lib/store/stops.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** An agent with what holds it now. */
export type AgentView = Agent & {
  readonly pacts: readonly string[];
  readonly stop: { readonly id: string; readonly mode: StopMode } | null;
};

/** Adds to each agent the active pacts that bind it and the stop in force on it. */
export async function viewAgents(transaction: Transaction, found: readonly Agent[]): Promise<AgentView[]> {
  if (found.length === 0) return [];
  const active = await listActivePacts(transaction);
  const stopped = await stops.onAgents(
    transaction,
    found.map((agent) => agent.id),
  );
  return found.map((agent) => ({
    ...agent,
    pacts: active
      .filter((pact) => bindsAgent(pact.content.agents, agent))
      .map((pact) => pact.content.key)
      .sort(),
    stop: stopped.get(agent.id) ?? null,
  }));
}

/** Reads back one agent, or raises `not_found`. */
export async function viewAgent(transaction: Transaction, keyOrId: string): Promise<AgentView> {
  const agent = await agents.find(transaction, keyOrId);
  const [view] = agent ? await viewAgents(transaction, [agent]) : [];
  if (!view) throw notFound();
  return view;
}

/** The problem for a change of an agent that is retired. */
export function retired(key: string): Problem {
  return new Problem('agent_retired', `${key} is retired; register a new agent instead.`);
}
