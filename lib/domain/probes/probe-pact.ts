import { type Tier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import type { AgentFact, DecisionRequest } from '#lib/domain/decisions/types.ts';
import { matchesAction } from '#lib/domain/pacts/action-pattern.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { Asking } from '#lib/domain/probes/asking.ts';
import { keepingHour, type Place, suitingRequest, withFact } from '#lib/domain/probes/base-request.ts';
import { type Change, changesOf } from '#lib/domain/probes/changes.ts';
import { type ReadClause, readClause, stepOf } from '#lib/domain/probes/facets.ts';
import type { NotProbed, Probe, Probed, ProbedText, ProbeWorld } from '#lib/domain/probes/types.ts';

/** As many agents that differ, and as many actions, are tried on each clause; the rest would say the same. */
const MOST_AGENTS = 3;
const MOST_ACTIONS = 3;

/**
 * Tries a text with what its own conditions and limits make worth trying, and flags what is allowed although a reader
 * would not expect it. The same text in the same world gives the same probes.
 * INVARIANT: each answer is the engine's; a finding was really allowed.
 */
export function probePact(text: ProbedText, world: ProbeWorld): Probed {
  const asking = new Asking(text, world);
  const agents = differentAgents(world.agents.filter((agent) => bindsAgent(text.content.agents, agent)));
  const reads = new Map(text.content.clauses.map((clause) => [clause.key, readClause(clause)]));
  const found = text.content.clauses.map((clause) =>
    probeClause({ text, world, asking, reads, agents, clause }),
  );
  const probes = found.flatMap((one) => one.probes);
  return {
    probes: [...probes.filter(({ finding }) => finding), ...probes.filter(({ finding }) => !finding)],
    notProbed: found.flatMap(({ notProbed }) => notProbed),
  };
}

type Bench = {
  readonly text: ProbedText;
  readonly world: ProbeWorld;
  readonly asking: Asking;
  readonly reads: ReadonlyMap<string, ReadClause>;
  readonly agents: readonly AgentFact[];
  readonly clause: Clause;
};

function probeClause(bench: Bench): Probed {
  const { clause, agents, world } = bench;
  const nothing = (reason: string): Probed => ({ probes: [], notProbed: [{ clause: clause.key, reason }] });
  if (agents.length === 0) return nothing('the pact binds no agent of this workspace');
  const actions = actionsOf(clause, world);
  if (actions.length === 0) return nothing('it names no action');
  const found = agents.flatMap((agent) => actions.map((action) => probeAt(bench, agent, action)));
  const probes = found.flatMap((one) => ('probes' in one ? one.probes : []));
  const refused = found.find((one) => 'reason' in one);
  if (probes.length === 0 && refused && 'reason' in refused) return nothing(refused.reason);
  return { probes, notProbed: [] };
}

function probeAt(
  bench: Bench,
  agent: AgentFact,
  action: string,
): { readonly probes: readonly Probe[] } | Pick<NotProbed, 'reason'> {
  const { text, asking, reads, clause, world } = bench;
  const read = reads.get(clause.key) ?? readClause(clause);
  const kept = suitingRequest(text.content, reads, { clause: clause.key, agent, action });
  const now = keepingHour(asking, kept, { clause: clause.key, agent, now: world.now });
  const place: Place = { clause: clause.key, agent, action, now };
  const said = asking.ask(kept, agent, { now }).decision.clauses.find((one) => one.clause === clause.key);
  if (!said) return { reason: 'no request was found that it applies to' };
  if (said.outcome !== 'kept' && !read.wantsApproval)
    return { reason: `no request was found that keeps it: its condition is not plain enough to be read` };
  const catalogueTier = tierOf(action, world);
  const declared = new Set(world.actions.filter((one) => one.declared).map(({ name }) => name));
  const held = heldRequest(asking, kept, place, read);
  const changes = changesOf({ clause, read, kept, held, declared, catalogueTier });
  return { probes: changes.map((change) => tried(asking, change, place)) };
}

function tried(asking: Asking, change: Change, { clause, agent, now }: Place): Probe {
  const { kind, request, finding } = change;
  const { decision, times } = asking.ask(request, agent, { now, times: change.times ?? 1 });
  const { effect, summary, allowed } = decision;
  const stopped = change.times && !allowed ? ` (the ${times}. is not allowed)` : '';
  return {
    ...{ kind, clause, agent: agent.key, action: request.action, tried: `${change.tried}${stopped}` },
    ...{ request, times, effect, summary, finding: allowed ? finding : null },
  };
}

/** A request that the clause applies to and the text does not allow; null where none was found. */
function heldRequest(
  asking: Asking,
  kept: DecisionRequest,
  { agent, now }: Place,
  read: ReadClause,
): DecisionRequest | null {
  const candidates = [...read.must.values()].flatMap(({ path, high, low, values, not }) => [
    ...(high ? [withFact(kept, path, high.value * 2 + stepOf(path, high.value))] : []),
    ...(low ? [withFact(kept, path, low.value - 1)] : []),
    ...(values ? [withFact(kept, path, 'something-else')] : []),
    ...not.map((value) => withFact(kept, path, value)),
  ]);
  return (
    [kept, ...candidates].find((request) => !asking.ask(request, agent, { now }).decision.allowed) ?? null
  );
}

/** Agents whose labels differ: conditions can tell others apart by their keys alone. */
function differentAgents(agents: readonly AgentFact[]): readonly AgentFact[] {
  const different = agents.filter(
    (agent, at) => !agents.slice(0, at).some((other) => isSameValue(other.labels, agent.labels)),
  );
  return different.slice(0, MOST_AGENTS);
}

/** Actions the clause speaks of: those of the catalogue, else one by each of its patterns. */
function actionsOf({ scope }: Clause, { actions }: ProbeWorld): readonly string[] {
  const isInTiers = (tier: Tier) => scope.tiers.length === 0 || scope.tiers.includes(tier);
  const known = actions
    .filter(
      ({ name, tier }) => isInTiers(tier) && scope.actions.some((pattern) => matchesAction(pattern, name)),
    )
    .map(({ name }) => name);
  if (known.length > 0) return known.slice(0, MOST_ACTIONS);
  const made = scope.actions.map((pattern) =>
    pattern === '*' ? 'tool:probe' : pattern.endsWith('*') ? `${pattern.slice(0, -1)}probe` : pattern,
  );
  return made.slice(0, MOST_ACTIONS);
}

function tierOf(action: string, { actions }: ProbeWorld): Tier {
  return actions.find(({ name, declared }) => declared && name === action)?.tier ?? UNDECLARED_TIER;
}
