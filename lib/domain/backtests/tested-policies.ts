import type { CitedVersion, TestedPact } from '#lib/domain/backtests/types.ts';
import { compilePolicy, type Policy } from '#lib/domain/decisions/policy.ts';
import type { ActivePact, AgentFact } from '#lib/domain/decisions/types.ts';
import { answerersOf } from '#lib/domain/pacts/answerers.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** What a decision is decided under again, and what it was decided under. */
export type PolicyPair = {
  /** The versions that were cited, the tested text in place of its pact's. */
  readonly tested: Policy;
  readonly recorded: Policy;
  /** The version that the tested text stands in for; null where none of its pact bound the agent. */
  readonly replaced: ActivePact | null;
  /** Clauses of the tested text that read word for word as the replaced version's. */
  readonly sameClauses: ReadonlySet<string>;
  /** Clauses of it that the same people answer as the replaced version's. */
  readonly sameAnswerers: ReadonlySet<string>;
  clauseOwner(pactId: string, version: number, clause: string): string | null;
};

/**
 * The policies of a backtest. A decision cites every version that bound its agent at that moment, so the list it cites
 * is its policy, whatever the clocks of the machines said.
 */
export class TestedPolicies {
  private readonly tested: TestedPact;
  private readonly versions = new Map<string, ActivePact>();
  private readonly cited = new Map<string, readonly CitedVersion[]>();
  private readonly pairs = new Map<string, PolicyPair>();

  constructor(tested: TestedPact) {
    this.tested = tested;
  }

  /** The versions a list cites that have to be learnt first. */
  unknown(citedText: string): readonly CitedVersion[] {
    if (this.pairs.has(citedText)) return [];
    return this.citedBy(citedText).filter((cited) => !this.versions.has(nameOf(cited)));
  }

  learn(versions: readonly ActivePact[]): void {
    for (const version of versions) this.versions.set(nameOf(version), version);
  }

  /** The versions a list of them cites. */
  citedBy(citedText: string): readonly CitedVersion[] {
    const known = this.cited.get(citedText);
    if (known) return known;
    const made: readonly CitedVersion[] = JSON.parse(`[${citedText}]`);
    this.cited.set(citedText, made);
    return made;
  }

  of(citedText: string): PolicyPair {
    const known = this.pairs.get(citedText);
    if (known) return known;
    const made = this.make(
      this.citedBy(citedText).flatMap((cited) => this.versions.get(nameOf(cited)) ?? []),
    );
    this.pairs.set(citedText, made);
    return made;
  }

  private make(pacts: readonly ActivePact[]): PolicyPair {
    const { pactId, nextNumber, number, digest, content } = this.tested;
    const replaced = pacts.find((pact) => pact.pactId === pactId) ?? null;
    // Approvals name the version they were given for; under its number they still answer the clauses of that name.
    const version = replaced?.version ?? number ?? nextNumber;
    const others = pacts.filter((pact) => pact.pactId !== pactId);
    return {
      tested: compilePolicy([...others, { pactId, version, digest, content }]),
      recorded: compilePolicy(pacts),
      replaced,
      sameClauses: alike(content.clauses, replaced, (clause) => clause),
      sameAnswerers: alike(content.clauses, replaced, answerersOf),
      clauseOwner: (ofPact, ofVersion, key) =>
        pacts
          .find((pact) => pact.pactId === ofPact && pact.version === ofVersion)
          ?.content.clauses.find((clause) => clause.key === key)?.owner ?? null,
    };
  }
}

/** Keys of the clauses of which this part is the same in the replaced version. */
function alike(
  clauses: readonly Clause[],
  replaced: ActivePact | null,
  partOf: (clause: Clause) => unknown,
): ReadonlySet<string> {
  const before = new Map(replaced?.content.clauses.map((clause) => [clause.key, partOf(clause)]));
  const same = clauses.filter(
    (clause) => before.has(clause.key) && isSameValue(partOf(clause), before.get(clause.key)),
  );
  return new Set(same.map(({ key }) => key));
}

function nameOf({ pactId, version }: CitedVersion): string {
  return `${pactId} ${version}`;
}

/** Keeps one object for each agent as it was, so that what is known of an agent is found again by it. */
export class KnownAgents {
  private readonly known = new Map<string, AgentFact[]>();

  keep(agent: AgentFact): AgentFact {
    const list = this.known.get(agent.id) ?? [];
    const same = list.find((other) => isSameAgent(other, agent));
    if (same) return same;
    list.push(agent);
    this.known.set(agent.id, list);
    return agent;
  }
}

function isSameAgent(a: AgentFact, b: AgentFact): boolean {
  return (
    a.key === b.key &&
    a.name === b.name &&
    a.owner === b.owner &&
    a.isRetired === b.isRetired &&
    isSameValue(a.labels, b.labels)
  );
}
