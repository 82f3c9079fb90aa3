import { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import { targetInForce } from '#lib/domain/decisions/override-target.ts';
import { compilePolicy, type Policy } from '#lib/domain/decisions/policy.ts';
import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import type { AgentFact } from '#lib/domain/decisions/types.ts';
import type { GrantedOverride, World } from '#lib/domain/decisions/world.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import { type EvidenceRow, type OverrideRow, readWorldRows } from '#lib/store/world.ts';

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
    evidence: new EvidenceBook(byAgent(rows.evidence)),
    overrides: rows.overrides.flatMap((row) => grantedOf(row, policy) ?? []),
  };
}

function byKeyAndId(agents: readonly AgentFact[]): Map<string, AgentFact> {
  return new Map([
    ...agents.map((agent) => [agent.key, agent] as const),
    ...agents.map((agent) => [agent.id, agent] as const),
  ]);
}

function byAgent(rows: readonly EvidenceRow[]): Map<string, EvidenceFact[]> {
  const facts = new Map<string, EvidenceFact[]>();
  for (const { agentId, at, build, ...row } of rows) {
    const fact = { ...row, at: at.getTime(), build: build === '' ? null : build };
    facts.set(agentId, [...(facts.get(agentId) ?? []), fact]);
  }
  return facts;
}

function grantedOf(row: OverrideRow, policy: Policy): GrantedOverride | null {
  const target = targetInForce(row, policy, (clause) => sha256(canonicalJson(clause)));
  if (!target) return null;
  const { id, reason, by, isBreakGlass, maxUses } = row;
  const times = { startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() };
  return {
    fact: { id, target, reason, by, isBreakGlass, maxUses, ...times },
    agentIds: new Set(row.agentIds),
    actions: row.actions,
  };
}
