import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import { type Condition, compileCondition } from '#lib/domain/conditions/condition.ts';
import { compileRequirement } from '#lib/domain/decisions/requirements/compile.ts';
import type { CompiledRequirement } from '#lib/domain/decisions/requirements/requirement.ts';
import type { ActivePact, AgentFact, PactRef } from '#lib/domain/decisions/types.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import type { Clause, Consequence, Requirement } from '#lib/domain/pacts/types.ts';

/** A clause ready to be asked. */
export type CompiledClause = {
  readonly pact: PactRef;
  readonly clause: Clause;
  /** `clause:<pactId>:<version>:<key>`: what a review's answer names. */
  readonly ref: string;
  readonly when: Condition | null;
  readonly requires: readonly CompiledRequirement[];
  /** Keys of the checks it asks for. */
  readonly checks: readonly string[];
  /** What follows when it does not hold, and what follows where only freshness is lacking. */
  readonly consequence: CompiledConsequence;
  readonly onStale: CompiledConsequence;
  /** The order of the documents: pacts by key, clauses as they stand. */
  readonly order: readonly [pact: number, clause: number];
};

/** A consequence with its times read. */
export type CompiledConsequence = {
  readonly consequence: Consequence;
  readonly expiresInMs: number;
  readonly escalateAfterMs: number | null;
};

/** Every active pact of a workspace, ready to be asked about any agent. Immutable. */
export type Policy = {
  /** The clauses that bind the agent and whose scope matches, in the order of the documents. */
  clausesFor(
    agent: AgentFact,
    action: string,
    catalogueTier: Tier,
    effectiveTier: Tier,
  ): readonly CompiledClause[];
  /** The pacts that bind the agent. */
  pactsFor(agent: AgentFact): readonly PactRef[];
  /** A clause in force; null where there is none by that key. */
  findClause(pactId: string, clauseKey: string): Clause | null;
};

const DEFAULT_EXPIRY_MS = 30 * 60_000;

/** Compiles what is in force. Costs grow with all clauses here, so that deciding grows with those that match alone. */
export function compilePolicy(pacts: readonly ActivePact[]): Policy {
  const compiled = [...pacts]
    .sort((a, b) => compareText(a.content.key, b.content.key) || compareText(a.pactId, b.pactId))
    .map(compilePact);
  const agents = new WeakMap<AgentFact, AgentPolicy>();
  const policyOf = (agent: AgentFact): AgentPolicy => {
    const known = agents.get(agent);
    if (known) return known;
    const made = new AgentPolicy(compiled.filter(({ pact }) => bindsAgent(pact.content.agents, agent)));
    agents.set(agent, made);
    return made;
  };
  return {
    clausesFor: (agent, action, catalogueTier, effectiveTier) =>
      policyOf(agent).matching(action, catalogueTier, effectiveTier),
    pactsFor: (agent) => policyOf(agent).pacts,
    findClause: (pactId, clauseKey) => {
      const found = compiled.find(({ pact }) => pact.pactId === pactId);
      return found?.pact.content.clauses.find(({ key }) => key === clauseKey) ?? null;
    },
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type CompiledPact = {
  readonly pact: ActivePact;
  readonly ref: PactRef;
  readonly clauses: readonly CompiledClause[];
};

function compilePact(pact: ActivePact, pactIndex: number): CompiledPact {
  const { pactId, version, digest, content } = pact;
  const ref = { pactId, key: content.key, name: content.name, version, digest };
  const clauses = content.clauses.map((clause, index): CompiledClause => {
    const consequence = compileConsequence(clause.consequence);
    return {
      pact: ref,
      clause,
      ref: `clause:${pactId}:${version}:${clause.key}`,
      when: clause.scope.when === undefined ? null : compileCondition(clause.scope.when),
      requires: requirementsOf(clause).map((requirement) =>
        compileRequirement(requirement, { pactId, clause: clause.key }),
      ),
      checks: requirementsOf(clause).flatMap((one) => (one.type === 'evidence' ? [one.check] : [])),
      consequence,
      onStale: clause.onStale ? compileConsequence(clause.onStale) : consequence,
      order: [pactIndex, index],
    };
  });
  return { pact, ref, clauses };
}

function compileConsequence(consequence: Consequence): CompiledConsequence {
  const review = consequence.type === 'review' ? consequence : null;
  return {
    consequence,
    expiresInMs: (review && parseDurationMs(review.expiresIn)) ?? DEFAULT_EXPIRY_MS,
    escalateAfterMs: review?.escalate ? parseDurationMs(review.escalate.after) : null,
  };
}

/** Everything a clause asks for: its requirements, and the evidence that proves it. */
function requirementsOf({ requires, evidence = [] }: Clause): readonly Requirement[] {
  return [...requires, ...evidence.map((demand) => ({ type: 'evidence' as const, ...demand }))];
}

/** The most answers kept for one agent; a caller who invents action names fills this and no more. */
const MOST_KEPT = 512;

/** The clauses that bind one agent, found by what they say about actions. */
class AgentPolicy {
  readonly pacts: readonly PactRef[];
  private readonly exact = new Map<string, CompiledClause[]>();
  private readonly prefixes = new Map<string, CompiledClause[]>();
  private readonly prefixLengths: readonly number[];
  private readonly kept = new Map<string, readonly CompiledClause[]>();

  constructor(bound: readonly CompiledPact[]) {
    this.pacts = bound.map(({ ref }) => ref);
    for (const { clauses } of bound) for (const clause of clauses) this.file(clause);
    this.prefixLengths = [...new Set([...this.prefixes.keys()].map((prefix) => prefix.length))];
  }

  private file(compiled: CompiledClause): void {
    for (const pattern of new Set(compiled.clause.scope.actions)) {
      const isPrefix = pattern.endsWith('*');
      const map = isPrefix ? this.prefixes : this.exact;
      const key = isPrefix ? pattern.slice(0, -1) : pattern;
      const filed = map.get(key);
      if (filed) filed.push(compiled);
      else map.set(key, [compiled]);
    }
  }

  matching(action: string, catalogueTier: Tier, effectiveTier: Tier): readonly CompiledClause[] {
    const key = `${catalogueTier} ${effectiveTier} ${action}`;
    const known = this.kept.get(key);
    if (known) return known;
    const found = this.find(action, catalogueTier, effectiveTier);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(key, found);
    return found;
  }

  private find(action: string, catalogueTier: Tier, effectiveTier: Tier): readonly CompiledClause[] {
    const found = new Set(this.exact.get(action));
    for (const length of this.prefixLengths) {
      if (length > action.length) continue;
      for (const clause of this.prefixes.get(action.slice(0, length)) ?? []) found.add(clause);
    }
    return [...found]
      .filter(({ clause }) => coversTier(clause, catalogueTier, effectiveTier))
      .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  }
}

// INVARIANT: any tier from the catalogue's to the effective one counts, so raising the tier escapes no clause.
function coversTier({ scope }: Clause, catalogueTier: Tier, effectiveTier: Tier): boolean {
  if (scope.tiers.length === 0) return true;
  const [low, high] = [TIERS.indexOf(catalogueTier), TIERS.indexOf(effectiveTier)];
  return scope.tiers.some((tier) => TIERS.indexOf(tier) >= low && TIERS.indexOf(tier) <= high);
}
