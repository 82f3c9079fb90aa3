import { higherTier, type Tier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import type { CompiledClause } from '#lib/domain/decisions/policy.ts';
import { postureRule } from '#lib/domain/decisions/posture.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import type {
  AgentFact,
  DecisionRequest,
  Facts,
  PostureRule,
  StopFact,
} from '#lib/domain/decisions/types.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import { matchesAction } from '#lib/domain/pacts/action-pattern.ts';

/** What the catalogue says of an action, and the tier it is decided at. */
export function tiersOf(world: World, request: DecisionRequest) {
  const declared = world.tiers.get(request.action);
  const catalogueTier = declared ?? UNDECLARED_TIER;
  return {
    isActionDeclared: declared !== undefined,
    catalogueTier,
    tier: higherTier(catalogueTier, request.resourceTier ?? 'low'),
  };
}

/** What the gate knows of the caller and of the request's text. */
export type AskedBy = { readonly callerAgentId: string | null; readonly requestDigest: string };

/** Gathers what the world says about a request, its review left out: plain data, enough to decide it again. */
export function factsFor(world: World, request: DecisionRequest, askedBy: AskedBy): Facts {
  const agent = world.agents.get(request.agentId) ?? null;
  const delegates = (request.delegatedBy ?? []).map((name) => world.agents.get(name) ?? null);
  const { isActionDeclared, catalogueTier, tier } = tiersOf(world, request);
  const posture = postureRule(world.posture, catalogueTier, tier);
  const clauses = agent ? world.policy.clausesFor(agent, request.action, catalogueTier, tier) : [];
  const checks = checksFor(world, clauses);
  return {
    workspaceId: world.workspaceId,
    requestDigest: askedBy.requestDigest,
    agent,
    delegates,
    callerAgentId: askedBy.callerAgentId,
    stops: stopsFor(world.stops, [agent, ...delegates], request.action),
    isActionDeclared,
    catalogueTier,
    posture,
    review: null,
    teams: teamsFor(world, { agents: [agent, ...delegates], posture, clauses, checks }),
    ...(agent && proofFor(world, { agent, clauses, checks, build: request.buildDigest })),
    ...(agent && exceptionsFor(world, { agent, clauses, tier, action: request.action })),
  };
}

function stopsFor(
  stops: readonly StopFact[],
  agents: readonly (AgentFact | null)[],
  action: string,
): readonly StopFact[] {
  if (stops.length === 0) return stops;
  return stops.filter(
    (stop) =>
      stop.target === 'workspace' ||
      (stop.target === 'action' && stop.targetId === action) ||
      (stop.target === 'agent' && agents.some((agent) => agent?.id === stop.targetId)),
  );
}

type Named = {
  readonly agents: readonly (AgentFact | null)[];
  readonly posture: PostureRule;
  readonly clauses: readonly CompiledClause[];
  readonly checks: readonly CheckFact[];
};

// Only the teams that an answer can name: a record holds what was looked at, not the workspace.
function teamsFor(world: World, { agents, posture, clauses, checks }: Named): Facts['teams'] {
  const names: Record<string, string> = {};
  const add = (key: string | null) => {
    const name = key === null ? undefined : world.teams.get(key);
    if (key !== null && name !== undefined) names[key] = name;
  };
  for (const agent of agents) if (agent) add(agent.owner);
  if (posture.effect !== 'allow') add(posture.owner);
  for (const { clause } of clauses) {
    add(clause.owner);
    for (const consequence of [clause.consequence, clause.onStale])
      if (consequence?.type === 'review') add(consequence.escalate?.to ?? null);
  }
  for (const check of checks) add(check.owner);
  return names;
}

const NO_CHECKS: readonly CheckFact[] = [];

/** The checks that the clauses ask for, each once. */
function checksFor(world: World, clauses: readonly CompiledClause[]): readonly CheckFact[] {
  if (clauses.every(({ checks }) => checks.length === 0)) return NO_CHECKS;
  const keys = new Set(clauses.flatMap(({ checks }) => checks));
  return [...keys].flatMap((key) => world.checks.get(key) ?? []);
}

type Proof = {
  readonly agent: AgentFact;
  readonly clauses: readonly CompiledClause[];
  readonly checks: readonly CheckFact[];
  readonly build: string | undefined;
};

// Left out where no clause asks for evidence: most decisions look at none.
function proofFor(
  world: World,
  { agent, clauses, checks, build }: Proof,
): Pick<Facts, 'checks' | 'evidence'> | null {
  if (clauses.every((clause) => clause.checks.length === 0)) return null;
  return { checks, evidence: checks.flatMap(({ key }) => world.evidence.find(agent.id, key, build)) };
}

type Exceptions = {
  readonly agent: AgentFact;
  readonly clauses: readonly CompiledClause[];
  readonly tier: Tier;
  readonly action: string;
};

function exceptionsFor(
  { overrides }: World,
  { agent, clauses, tier, action }: Exceptions,
): Pick<Facts, 'overrides'> | null {
  const found = overrides
    .get(agent.id)
    ?.filter(
      ({ fact: { target }, actions }) =>
        actions.some((pattern) => matchesAction(pattern, action)) &&
        (target.type === 'posture'
          ? target.tier === tier
          : clauses.some(
              ({ pact, clause }) => pact.pactId === target.pactId && clause.key === target.clause,
            )),
    );
  return found === undefined || found.length === 0 ? null : { overrides: found.map(({ fact }) => fact) };
}
