import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';

/** The newest evidence of one check of one agent. */
type Shelf = {
  /** By each method the newest on any build; several of the very same moment stay. */
  readonly newest: readonly EvidenceFact[];
  readonly onBuild: ReadonlyMap<string, readonly EvidenceFact[]>;
};
type Agent = ReadonlyMap<string, Shelf>;

/**
 * The newest evidence of every agent, shelved so that a look-up costs the same however much there is. Never changed: a
 * newer one takes its place, and shares what has not changed.
 */
export class EvidenceBook {
  private readonly agents: ReadonlyMap<string, Agent>;

  constructor(facts: ReadonlyMap<string, readonly EvidenceFact[]>, kept?: ReadonlyMap<string, Agent>) {
    const agents = new Map(kept);
    for (const [agentId, list] of facts) agents.set(agentId, shelve(list));
    this.agents = agents;
  }

  /** What a requirement can look at: the newest by each method, and what was made on the build that asks. */
  find(agentId: string, check: string, build: string | undefined): readonly EvidenceFact[] {
    const shelf = this.agents.get(agentId)?.get(check);
    if (!shelf) return [];
    const own = build === undefined ? [] : (shelf.onBuild.get(build) ?? []);
    return own.length === 0 ? shelf.newest : [...new Set([...shelf.newest, ...own])];
  }

  /** The same book with these agents' evidence in place of what it had of them. */
  with(agentIds: readonly string[], facts: ReadonlyMap<string, readonly EvidenceFact[]>): EvidenceBook {
    const kept = new Map(this.agents);
    for (const agentId of agentIds) kept.delete(agentId);
    return new EvidenceBook(facts, kept);
  }
}

function shelve(facts: readonly EvidenceFact[]): Agent {
  return new Map([...groupBy(facts, ({ check }) => check)].map(([check, list]) => [check, shelfOf(list)]));
}

function shelfOf(facts: readonly EvidenceFact[]): Shelf {
  const latest = new Map<string, number>();
  for (const { method, at } of facts) latest.set(method, Math.max(at, latest.get(method) ?? at));
  return {
    newest: facts.filter(({ method, at }) => at === latest.get(method)),
    onBuild: groupBy(
      facts.filter(({ build }) => build !== null),
      ({ build }) => build ?? '',
    ),
  };
}

function groupBy(
  facts: readonly EvidenceFact[],
  nameOf: (fact: EvidenceFact) => string,
): Map<string, EvidenceFact[]> {
  const groups = new Map<string, EvidenceFact[]>();
  for (const fact of facts) {
    const known = groups.get(nameOf(fact));
    if (known) known.push(fact);
    else groups.set(nameOf(fact), [fact]);
  }
  return groups;
}
