import type { AgentFact, DecisionRequest, JsonObject, JsonValue } from '#lib/domain/decisions/types.ts';
import { matchesAction } from '#lib/domain/pacts/action-pattern.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { type Asking, PROBE_BUILD } from '#lib/domain/probes/asking.ts';
import { contentValue, type Facet, type ReadClause, withValue } from '#lib/domain/probes/facets.ts';

/** Where one clause is probed. */
export type Place = {
  readonly clause: string;
  readonly agent: AgentFact;
  readonly action: string;
  readonly now: number;
};

const HOUR_MS = 3_600_000;
const HOURS_TRIED = 7 * 24;

/** A request that suits the clause, and as far as they can be suited as well every other that speaks of the action. */
export function suitingRequest(
  content: PactContent,
  reads: ReadonlyMap<string, ReadClause>,
  { clause, agent, action }: Omit<Place, 'now'>,
): DecisionRequest {
  const others = content.clauses
    .filter(({ key, scope }) => key !== clause && scope.actions.some((one) => matchesAction(one, action)))
    .map(({ key }) => key);
  const facets = new Map<string, Facet>();
  for (const key of [clause, ...others]) {
    const read = reads.get(key);
    for (const [path, facet] of [...(read?.when ?? []), ...(read?.must ?? [])])
      facets.set(path, merged(facets.get(path), facet));
  }
  let request: DecisionRequest = {
    agentId: agent.key,
    action,
    buildDigest: PROBE_BUILD,
    context: {},
    mode: 'enforce',
  };
  for (const facet of facets.values()) request = withFact(request, facet.path, contentValue(facet));
  return request;
}

// Both where both can be had; where they contradict each other, what was there first.
function merged(first: Facet | undefined, second: Facet): Facet {
  if (!first) return second;
  const low = [first.low, second.low].reduce((a, b) => (a && b ? (b.value > a.value ? b : a) : (a ?? b)));
  const high = [first.high, second.high].reduce((a, b) => (a && b ? (b.value < a.value ? b : a) : (a ?? b)));
  if (low && high && low.value > high.value) return first;
  const both = first.values?.filter((value) => second.values?.includes(value) ?? true) ?? second.values;
  const values = both && both.length > 0 ? both : first.values;
  return { ...first, low, high, values, not: [...first.not, ...second.not] };
}

/** The request with a fact changed, as `context.amount`; undefined takes it away. */
export function withFact(
  request: DecisionRequest,
  path: string,
  value: JsonValue | undefined,
): DecisionRequest {
  const [root, ...rest] = path.split('.');
  if (root === 'context') return { ...request, context: withValue(request.context ?? {}, rest, value) };
  const resource: JsonObject = request.resource ?? { type: 'account', id: 'probe' };
  return root === 'resource' ? { ...request, resource: withValue(resource, rest, value) } : request;
}

/** The first hour from now on at which the clause is kept; now where it never is within a week. */
export function keepingHour(
  asking: Asking,
  request: DecisionRequest,
  { clause, agent, now }: Omit<Place, 'action'>,
): number {
  for (let hour = 0; hour < HOURS_TRIED; hour += 1) {
    const at = now + hour * HOUR_MS;
    const said = asking
      .ask(request, agent, { now: at })
      .decision.clauses.find((one) => one.clause === clause);
    if (said?.outcome === 'kept') return at;
  }
  return now;
}
