import type { Tier } from '#lib/domain/actions/types.ts';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import type { ActivePact, AgentFact, Posture, StopFact } from '#lib/domain/decisions/types.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import {
  bookOf,
  type EvidenceRow,
  type OverrideRow,
  overridesByAgent,
} from '#lib/domain/decisions/world-rows.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** What decisions of the workspace are made from, as rows of one moment. */
export type WorldRows = {
  readonly agents: readonly AgentFact[];
  readonly actions: readonly { readonly name: string; readonly tier: Tier }[];
  readonly stops: readonly StopFact[];
  readonly teams: readonly { readonly key: string; readonly name: string }[];
  readonly posture: Posture;
  readonly pacts: readonly ActivePact[];
  readonly checks: readonly CheckFact[];
  readonly evidence: readonly EvidenceRow[];
  readonly overrides: readonly OverrideRow[];
};

/** The world that these rows are. */
export function worldOf(workspaceId: string, rows: WorldRows, digestOf: (clause: Clause) => string): World {
  const policy = compilePolicy(rows.pacts);
  return {
    workspaceId,
    agents: byKeyAndId(rows.agents),
    tiers: new Map(rows.actions.map(({ name, tier }) => [name, tier])),
    stops: rows.stops,
    teams: new Map(rows.teams.map(({ key, name }) => [key, name])),
    posture: rows.posture,
    policy,
    checks: new Map(rows.checks.map((check) => [check.key, check])),
    evidence: bookOf(rows.evidence),
    overrides: overridesByAgent(rows.overrides, policy, digestOf),
  };
}

function byKeyAndId(agents: readonly AgentFact[]): Map<string, AgentFact> {
  return new Map([
    ...agents.map((agent) => [agent.key, agent] as const),
    ...agents.map((agent) => [agent.id, agent] as const),
  ]);
}
