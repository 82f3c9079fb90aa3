import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type { AgentFact } from '#lib/domain/decisions/types.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import { bookOf, overridesByAgent } from '#lib/domain/decisions/world-rows.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import { readWorldRows } from '#lib/store/world.ts';

/** What decisions are made from right now, with the evidence of these agents: what a gate would hold of it. */
export async function readWorld(transaction: Transaction, agentIds: readonly string[]): Promise<World> {
  const rows = await readWorldRows(transaction, agentIds);
  const policy = compilePolicy(rows.pacts);
  return {
    workspaceId: transaction.scope.workspaceId,
    agents: byKeyAndId(rows.agents),
    tiers: new Map(rows.actions.map(({ name, tier }) => [name, tier])),
    stops: rows.stops,
    teams: new Map(rows.teams.map(({ key, name }) => [key, name])),
    posture: rows.posture,
    policy,
    checks: new Map(rows.checks.map((check) => [check.key, check])),
    evidence: bookOf(rows.evidence),
    overrides: overridesByAgent(rows.overrides, policy, (clause) => sha256(canonicalJson(clause))),
  };
}

function byKeyAndId(agents: readonly AgentFact[]): Map<string, AgentFact> {
  return new Map([
    ...agents.map((agent) => [agent.key, agent] as const),
    ...agents.map((agent) => [agent.id, agent] as const),
  ]);
}
