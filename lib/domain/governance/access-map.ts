import { conditionReads } from '#lib/domain/conditions/condition.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { factsFor, tiersOf } from '#lib/domain/decisions/gather-facts.ts';
import type { AgentFact, Decision, DecisionRequest, Effect, ReadLimit } from '#lib/domain/decisions/types.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** What one agent may do with one action right now, asked as a dry run without arguments. */
export type AccessCell = {
  readonly action: string;
  readonly effect: Effect;
  readonly summary: string;
  /** Keys of the clauses that speak of it, as `pact/clause`. */
  readonly clauses: readonly string[];
  /** What the answer depends on and a dry run without arguments cannot say, as `context.amount`. */
  readonly dependsOn: readonly string[];
  /** Epoch milliseconds at which the first override it leans on ends; null where it leans on none. */
  readonly waivedUntil: number | null;
};

type Asking = {
  /** The build the agent runs, where it is known. */
  readonly build: string | null;
  readonly readLimit: ReadLimit;
  readonly now: number;
};

/** A row of the map: what the agent may do with each of these actions. */
export function accessOf(
  world: World,
  agent: AgentFact,
  actions: readonly string[],
  asking: Asking,
): readonly AccessCell[] {
  return actions.map((action) => cellOf(world, agent, action, asking));
}

function cellOf(
  world: World,
  agent: AgentFact,
  action: string,
  { build, readLimit, now }: Asking,
): AccessCell {
  const request: DecisionRequest = {
    agentId: agent.id,
    action,
    mode: 'dry_run',
    ...(build !== null && { buildDigest: build }),
  };
  const facts = factsFor(world, request, { callerAgentId: null, requestDigest: '' });
  const decision = decide(request, facts, world.policy, readLimit, now);
  const { catalogueTier, tier } = tiersOf(world, request);
  const spoken = world.policy.clausesFor(agent, action, catalogueTier, tier);
  const ends = (decision.waivers ?? []).map(({ endsAt }) => endsAt);
  return {
    action,
    effect: decision.effect,
    summary: decision.summary,
    clauses: spoken.map(({ pact, clause }) => `${pact.key}/${clause.key}`),
    dependsOn: isRefusedAnyway(decision)
      ? []
      : [...new Set(spoken.flatMap(({ clause }) => readsOf(clause)))].sort(),
    waivedUntil: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** Stops and identity block whatever the arguments are. */
function isRefusedAnyway({ causes }: Decision): boolean {
  return causes.some(({ kind }) => kind === 'stop' || kind === 'identity');
}

/** What the clause reads of a request. */
function readsOf({ scope, requires }: Clause): readonly string[] {
  const conditions = requires.flatMap((one) => (one.type === 'condition' ? [one.cel] : []));
  const sums = requires.flatMap((one) => (one.type === 'limit' && one.sum ? [one.sum.of] : []));
  const read = [...(scope.when === undefined ? [] : [scope.when]), ...conditions].flatMap(conditionReads);
  return [...read, ...sums].filter((path) => /^(?:context|resource|workflow)\b/.test(path));
}
