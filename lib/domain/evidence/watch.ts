import type { Board } from '#lib/domain/evidence/board-types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';

/** One window that its owners are to be told of: that it closes soon, or that it has closed. */
export type Telling = {
  readonly kind: 'expiring' | 'stale';
  readonly agentId: string;
  readonly agent: string;
  readonly pactId: string;
  readonly pact: string;
  readonly clause: string;
  readonly clauseTitle: string;
  readonly check: string;
  /** The keys of the teams that answer for the clause, and that keep the check running. */
  readonly owner: string;
  readonly checkOwner: string | null;
  /** The methods that the clause accepts: evidence by another one renews nothing. */
  readonly methods: readonly EvidenceMethod[];
  readonly evidenceId: string;
  readonly closesAt: number;
};

/** What owners are told of once: one proof of one clause for one agent. */
export function placeOfTelling(
  of: Pick<Telling, 'agentId' | 'pactId' | 'clause' | 'check' | 'evidenceId'>,
): string {
  return [of.agentId, of.pactId, of.clause, of.check, of.evidenceId].join(' ');
}

/**
 * Every window of the board that closes soon or has closed, soonest first; of two demands of one clause for one check the
 * one that closes first. Whoever was away when one was about to close is told only that it has closed.
 */
export function tellingsOf({ rows, agents }: Board): Telling[] {
  const keys = new Map(agents.map(({ id, key }) => [id, key]));
  const tellings = rows.flatMap(({ pact, clause, check, owner, demand, cells }) =>
    cells.flatMap(({ agentId, state, evidence, closesAt }): Telling[] => {
      if ((state !== 'soon' && state !== 'stale') || evidence === null || closesAt === null) return [];
      return [
        {
          kind: state === 'soon' ? 'expiring' : 'stale',
          ...{ agentId, agent: keys.get(agentId) ?? agentId, pactId: pact.id, pact: pact.key },
          ...{ clause: clause.key, clauseTitle: clause.title, check: check.key },
          ...{ owner: owner.key, checkOwner: check.owner?.key ?? null },
          ...{ methods: demand.methods, evidenceId: evidence.id, closesAt },
        },
      ];
    }),
  );
  const byPlace = new Map<string, Telling>();
  for (const telling of tellings.sort((a, b) => a.closesAt - b.closesAt)) {
    const place = placeOfTelling(telling);
    if (!byPlace.has(place)) byPlace.set(place, telling);
  }
  return [...byPlace.values()];
}
