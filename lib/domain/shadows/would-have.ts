import { decide } from '#lib/domain/decisions/decide.ts';
import { type AskedBy, factsFor } from '#lib/domain/decisions/gather-facts.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import type {
  AgentFact,
  Decision,
  DecisionRequest,
  ReadLimit,
  ReviewFact,
} from '#lib/domain/decisions/types.ts';
import type { GrantedOverride, World } from '#lib/domain/decisions/world.ts';
import { answerersOf } from '#lib/domain/pacts/answerers.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** A version in shadow, ready to be asked. Immutable. */
export type LiveShadow = {
  readonly id: string;
  readonly pactId: string;
  readonly number: number;
  /** Epoch milliseconds, not included. */
  readonly endsAt: number;
  /** Everything in force, with this version in the place of its pact's; null where it could not be compiled. */
  readonly policy: Policy | null;
  /** The exceptions that would hold: those for words that this version changes would not. */
  readonly overrides: World['overrides'];
  /** Clauses for which an approval given under the version in force would do as well: the same people answer them. */
  readonly sameAnswerers: ReadonlySet<string>;
};

/** Makes of a version what is asked beside what is in force. */
export function prepareShadow(
  version: Pick<LiveShadow, 'id' | 'pactId' | 'number' | 'endsAt' | 'policy'>,
  clauses: readonly Clause[],
  inForce: Pick<World, 'policy' | 'overrides'>,
): LiveShadow {
  const { pactId } = version;
  const isSame = (key: string, partOf: (clause: Clause) => unknown) => {
    const [mine, theirs] = [
      clauses.find((clause) => clause.key === key),
      inForce.policy.findClause(pactId, key),
    ];
    return (
      mine !== undefined && theirs !== null && JSON.stringify(partOf(mine)) === JSON.stringify(partOf(theirs))
    );
  };
  return {
    ...version,
    overrides: keptOverrides(
      inForce.overrides,
      ({ target }) =>
        target.type === 'posture' || target.pactId !== pactId || isSame(target.clause, (clause) => clause),
    ),
    sameAnswerers: new Set(clauses.map(({ key }) => key).filter((key) => isSame(key, answerersOf))),
  };
}

function keptOverrides(
  overrides: World['overrides'],
  isKept: (fact: GrantedOverride['fact']) => boolean,
): World['overrides'] {
  return new Map([...overrides].map(([agentId, list]) => [agentId, list.filter(({ fact }) => isKept(fact))]));
}

/** Whether the shadow has something to say about the agent: this version binds it, or the one in force does. */
export function looksAt(shadow: LiveShadow, inForce: Policy, agent: AgentFact): boolean {
  return [shadow.policy, inForce].some((policy) =>
    policy?.pactsFor(agent).some(({ pactId }) => pactId === shadow.pactId),
  );
}

/** One live request, as it was decided. */
export type LiveRequest = {
  readonly request: DecisionRequest;
  readonly askedBy: AskedBy;
  readonly review: ReviewFact | null;
  readonly now: number;
};

/**
 * What the answer to a live request would have been: the same world, review and time, this version in its pact's place.
 * INVARIANT: nothing of it reaches the live answer, and nothing is used up: `readLimit` only reads.
 */
export function wouldHave(
  shadow: LiveShadow,
  world: World,
  { request, askedBy, review, now }: LiveRequest,
  readLimit: ReadLimit,
): Decision {
  const { policy, overrides } = shadow;
  if (!policy) throw new Error(`version ${shadow.number} could not be compiled`);
  const facts = factsFor({ ...world, policy, overrides }, request, askedBy);
  return decide(request, { ...facts, review: review && carriedOver(review, shadow) }, policy, readLimit, now);
}

/**
 * The review as it would have been held under this version: its answers to clauses that the same people answer count for
 * the clause of the same key. Otherwise each request that came back approved would look as if it were newly held.
 */
function carriedOver(review: ReviewFact, { pactId, number, sameAnswerers }: LiveShadow): ReviewFact {
  const { id, status, isUsed, requestDigest, demandsDigest, expiresAt, text } = review;
  const causes = review.causes.map((ref) => {
    const [kind, pact, , ...rest] = ref.split(':');
    const key = rest.join(':');
    const isCarried = kind === 'clause' && pact === pactId && sameAnswerers.has(key);
    return isCarried ? `clause:${pactId}:${number}:${key}` : ref;
  });
  return { id, status, isUsed, requestDigest, demandsDigest, causes, expiresAt, text };
}
