import { higherTier, type Tier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import type { CompiledClause } from '#lib/domain/decisions/policy.ts';
import { postureRule } from '#lib/domain/decisions/posture.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import type {
  AgentFact,
  DecisionRequest,
  Facts,
  PostureRule,
  ReviewFact,
  StopFact,
} from '#lib/domain/decisions/types.ts';
import { matchesAction } from '#lib/domain/pacts/action-pattern.ts';
import { type HashedRequest, hashRequest } from '#lib/gate/request-digest.ts';
import type { KeyFact, Snapshot } from '#lib/gate/snapshot/types.ts';

/** What a snapshot says about one request, its review left out. */
export type Gathered = {
  readonly facts: Facts;
  readonly hashed: HashedRequest;
  /** The registered id, or what the caller called itself: what the record is filed under. */
  readonly agentName: string;
};

/** Gathers what the snapshot knows about the request: plain data, enough to decide it again. */
export function gatherFacts(snapshot: Snapshot, key: KeyFact, request: DecisionRequest): Gathered {
  const { workspaceId } = snapshot;
  const agent = snapshot.agents.get(request.agentId) ?? null;
  const delegates = (request.delegatedBy ?? []).map((name) => snapshot.agents.get(name) ?? null);
  const declared = snapshot.tiers.get(request.action);
  const catalogueTier = declared ?? UNDECLARED_TIER;
  const tier = higherTier(catalogueTier, request.resourceTier ?? 'low');
  const posture = postureRule(snapshot.posture, catalogueTier, tier);
  const agentName = agentNameOf(snapshot, request);
  const clauses = agent ? snapshot.policy.clausesFor(agent, request.action, catalogueTier, tier) : [];
  const checks = checksFor(snapshot, clauses);
  const hashed = hashRequest(workspaceId, agentName, tier, request);
  const facts: Facts = {
    workspaceId,
    requestDigest: hashed.digest,
    agent,
    delegates,
    callerAgentId: key.agentId,
    stops: stopsFor(snapshot.stops, [agent, ...delegates], request.action),
    isActionDeclared: declared !== undefined,
    catalogueTier,
    posture,
    review: null,
    teams: teamsFor(snapshot, { agents: [agent, ...delegates], posture, clauses, checks }),
    ...(agent && proofFor(snapshot, { agent, clauses, checks, build: request.buildDigest })),
    ...(agent && exceptionsFor(snapshot, { agent, clauses, tier, action: request.action })),
  };
  return { facts, hashed, agentName };
}

/** The same facts with a review the request names. */
export function withReview(facts: Facts, review: ReviewFact | null): Facts {
  if (!review) return facts;
  const { id, status, isUsed, requestDigest, demandsDigest, causes, expiresAt, text } = review;
  return {
    ...facts,
    review: { id, status, isUsed, requestDigest, demandsDigest, causes, expiresAt, text },
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
function teamsFor(snapshot: Snapshot, { agents, posture, clauses, checks }: Named): Facts['teams'] {
  const names: Record<string, string> = {};
  const add = (key: string | null) => {
    const name = key === null ? undefined : snapshot.teams.get(key);
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
function checksFor(snapshot: Snapshot, clauses: readonly CompiledClause[]): readonly CheckFact[] {
  if (clauses.every(({ checks }) => checks.length === 0)) return NO_CHECKS;
  const keys = new Set(clauses.flatMap(({ checks }) => checks));
  return [...keys].flatMap((key) => snapshot.checks.get(key) ?? []);
}

type Proof = {
  readonly agent: AgentFact;
  readonly clauses: readonly CompiledClause[];
  readonly checks: readonly CheckFact[];
  readonly build: string | undefined;
};

// Left out where no clause asks for evidence: most decisions look at none.
function proofFor(
  snapshot: Snapshot,
  { agent, clauses, checks, build }: Proof,
): Pick<Facts, 'checks' | 'evidence'> | null {
  if (clauses.every((clause) => clause.checks.length === 0)) return null;
  return { checks, evidence: checks.flatMap(({ key }) => snapshot.evidence.find(agent.id, key, build)) };
}

type Exceptions = {
  readonly agent: AgentFact;
  readonly clauses: readonly CompiledClause[];
  readonly tier: Tier;
  readonly action: string;
};

function exceptionsFor(
  { overrides }: Snapshot,
  { agent, clauses, tier, action }: Exceptions,
): Pick<Facts, 'overrides'> | null {
  if (overrides.length === 0) return null;
  const found = overrides.filter(
    ({ fact: { target }, agentIds, actions }) =>
      agentIds.has(agent.id) &&
      actions.some((pattern) => matchesAction(pattern, action)) &&
      (target.type === 'posture'
        ? target.tier === tier
        : clauses.some(({ pact, clause }) => pact.pactId === target.pactId && clause.key === target.clause)),
  );
  return found.length === 0 ? null : { overrides: found.map(({ fact }) => fact) };
}

/** The id of the registered agent, or what the caller called itself. */
export function agentNameOf(snapshot: Snapshot, request: DecisionRequest): string {
  return snapshot.agents.get(request.agentId)?.id ?? printable(request.agentId);
}

/** A column of the record holds no control characters; the record itself holds exactly what was said. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
