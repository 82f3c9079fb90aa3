import type { CounterEnd, CounterPlace, Counters } from '#lib/domain/backtests/counters.ts';
import type { KnownAgents, PolicyPair, TestedPolicies } from '#lib/domain/backtests/tested-policies.ts';
import type { RecordedDecision, TestedPact, Undecidable } from '#lib/domain/backtests/types.ts';
import {
  type FindProof,
  findUnseen,
  type ProofEnd,
  unseenBy,
  withProofAt,
} from '#lib/domain/backtests/unseen-proof.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import type { OverrideFact } from '#lib/domain/decisions/override-facts.ts';
import {
  type AgentFact,
  type ClauseOutcome,
  type Decision,
  EFFECTS,
  type Effect,
  type Facts,
} from '#lib/domain/decisions/types.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';

/** What decisions are made again with. */
export type Bench = {
  readonly tested: TestedPact;
  readonly policies: TestedPolicies;
  readonly counters: Counters;
  readonly agents: KnownAgents;
  /** Null where no evidence was kept to look in. */
  readonly findProof: FindProof | null;
  /** Names of teams by key, for those a record does not name. */
  readonly teams: Readonly<Record<string, string>>;
};

/** What came of one decision. */
export type Again = {
  /** Every way it could have gone that was tried; one where nothing is unknown. */
  readonly ways: readonly [Decision, ...Decision[]];
  /** What it would have said; where that cannot be told, the least and the most strict it could have been. */
  readonly effects: readonly Effect[];
  /** Why it cannot be told; empty where it can. */
  readonly undecidable: readonly Undecidable[];
};

/** Whether a recorded decision is of an agent that the tested text binds, or that its pact bound then. */
export function isConcerned({ tested, policies, agents }: Bench, recorded: RecordedDecision): boolean {
  const { agent } = recorded.facts;
  if (!agent) return false;
  if (bindsAgent(tested.content.agents, agents.keep(agent))) return true;
  return policies.citedBy(recorded.citedText).some(({ pactId }) => pactId === tested.pactId);
}

/**
 * Decides a recorded request again from its recorded facts, the tested text in place of its pact's; answers the counters
 * that have to be looked up where some are missing.
 *
 * INVARIANT: nothing is guessed. What a record does not hold is tried at its ends – proof there, missing and old; a
 * counter at its least and its most – and only an answer that is the same at all of them is an answer. That is enough:
 * between those ends every clause says something no stricter than at one of them.
 */
export function decideAgain(bench: Bench, recorded: RecordedDecision): Again | readonly CounterPlace[] {
  const pair = bench.policies.of(recorded.citedText);
  const { agent } = recorded.facts;
  const kept = factsUnder(pair, bench, recorded, agent && bench.agents.keep(agent));
  const unseen = kept.agent
    ? findUnseen({ recorded, facts: kept, agent: kept.agent, pair, findProof: bench.findProof })
    : null;
  const missing: CounterPlace[] = [];
  const { request, now } = recorded;
  const at = (proof: ProofEnd, counter: CounterEnd): Decision => {
    const ask = { now, build: request.buildDigest ?? null };
    const facts = unseen ? withProofAt(unseen.facts, unseen.checks, proof, ask) : kept;
    return decide(request, facts, pair.tested, bench.counters.reader(recorded, counter, missing), now);
  };
  const first = at('proven', 'least');
  const isUnseen = unseen !== null && unseen.checks.size > 0;
  const ways: [Decision, ...Decision[]] = [first];
  if (isUnseen) ways.push(at('missing', 'most'), at('stale', 'most'));
  else if (bench.counters.isUnsure(first.limitsRead)) ways.push(at('proven', 'most'));
  if (missing.length > 0) return missing;
  const effects = endsOf(ways);
  const unseenChecks = unseen?.checks ?? new Map();
  const why =
    effects.length > 1 && kept.agent ? unseenBy(pair, recorded, kept.agent, unseenChecks) : new Map();
  return { ways, effects, undecidable: effects.length > 1 ? reasonsOf(ways, why) : [] };
}

function endsOf(ways: Again['ways']): readonly Effect[] {
  const said = [...EFFECTS].reverse().filter((effect) => ways.some((way) => way.effect === effect));
  return said.length < 2 ? said : said.filter((_, index) => index === 0 || index === said.length - 1);
}

/**
 * The recorded facts as they would stand under the tested text.
 * INVARIANT: an exception holds for the words it was granted for, and an approval for the people who gave it: where the
 * tested text reads otherwise, or asks others, neither counts.
 */
function factsUnder(
  { sameClauses, sameAnswerers }: PolicyPair,
  { tested, teams }: Bench,
  { facts }: RecordedDecision,
  agent: AgentFact | null,
): Facts {
  const { overrides, review } = facts;
  const isNamed = tested.content.clauses.every(({ owner }) => owner in facts.teams);
  const known = { ...facts, agent, teams: isNamed ? facts.teams : { ...teams, ...facts.teams } };
  if (!overrides && !review) return known;
  const stillHolds = ({ target }: OverrideFact) =>
    target.type !== 'clause' || target.pactId !== tested.pactId || sameClauses.has(target.clause);
  const stillAnswers = (ref: string) => {
    const [kind, pactId, , clause = ''] = ref.split(':');
    return kind !== 'clause' || pactId !== tested.pactId || sameAnswerers.has(clause);
  };
  return {
    ...known,
    ...(overrides && { overrides: overrides.filter(stillHolds) }),
    review: review && { ...review, causes: review.causes.filter(stillAnswers) },
  };
}

/** The clauses that speak otherwise in one way than in another, and what about them is not known. */
function reasonsOf(
  [first, ...others]: Again['ways'],
  unseen: ReadonlyMap<string, readonly Undecidable[]>,
): readonly Undecidable[] {
  const differing = first.clauses.filter((clause, index) =>
    others.some(({ clauses }) => !saysSame(clause, clauses[index])),
  );
  const reasons = differing.flatMap((clause): readonly Undecidable[] => {
    const { pactId, version, pact, clause: key } = clause;
    const known = unseen.get(`clause:${pactId}:${version}:${key}`);
    return known ?? [{ clause: { pact, key }, reason: 'counter_unsure', check: null }];
  });
  return reasons.length > 0 ? reasons : [{ clause: null, reason: 'counter_unsure', check: null }];
}

// What it found, not what it came to: an approval answers a clause only where it answers all that hold.
function saysSame(a: ClauseOutcome, b: ClauseOutcome | undefined): boolean {
  if (b === undefined || (a.outcome === 'waived') !== (b.outcome === 'waived')) return false;
  return a.requirements.every(({ outcome }, index) => outcome === b.requirements[index]?.outcome);
}
