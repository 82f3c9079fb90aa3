import type { BacktestTally, EffectCell, Hit, Undecidable } from '#lib/domain/backtests/types.ts';
import { EFFECTS, type Effect } from '#lib/domain/decisions/types.ts';

/** Names come from callers, who could make up as many as they like; beyond so many no more are told apart. */
const MOST_NAMES = 5_000;
const MOST_HITS_TOLD = 50;

/** Counts of what became what. */
class Cells {
  private readonly counts = new Map<Effect, Map<Effect, number>>();

  add(was: Effect, would: Effect): void {
    const row = this.counts.get(was) ?? new Map<Effect, number>();
    row.set(would, (row.get(would) ?? 0) + 1);
    this.counts.set(was, row);
  }

  /** In the order of strictness. */
  list(): readonly EffectCell[] {
    return EFFECTS.flatMap((was) =>
      EFFECTS.flatMap((would) => {
        const count = this.counts.get(was)?.get(would) ?? 0;
        return count === 0 ? [] : [{ was, would, count }];
      }),
    );
  }
}

/** Who is hit, and how often. */
class Hits {
  private readonly byName = new Map<string, { looked: number; changed: number; cells: Cells }>();

  add(name: string, was: Effect, would: Effect): void {
    let hit = this.byName.get(name);
    if (!hit) {
      if (this.byName.size >= MOST_NAMES) return;
      hit = { looked: 0, changed: 0, cells: new Cells() };
      this.byName.set(name, hit);
    }
    hit.looked += 1;
    if (was === would) return;
    hit.changed += 1;
    hit.cells.add(was, would);
  }

  list(): { readonly hits: readonly Hit[]; readonly count: number } {
    const hit = [...this.byName].filter(([, { changed }]) => changed > 0);
    hit.sort(([a, one], [b, other]) => other.changed - one.changed || (a < b ? -1 : 1));
    const hits = hit.slice(0, MOST_HITS_TOLD).map(([name, { looked, changed, cells }]) => ({
      name,
      looked,
      changed,
      cells: [...cells.list()].sort((a, b) => b.count - a.count),
    }));
    return { hits, count: hit.length };
  }
}

/** Adds up what a backtest finds. */
export class Tally {
  private looked = 0;
  private changed = 0;
  private undecided = 0;
  private readonly cells = new Cells();
  private readonly agents = new Hits();
  private readonly actions = new Hits();
  private readonly versions = new Map<number | null, number>();
  private readonly reasons = new Map<string, Undecidable & { count: number }>();

  /** One decision was looked at; `number` is the version it was made under. */
  look(number: number | null): void {
    this.looked += 1;
    this.versions.set(number, (this.versions.get(number) ?? 0) + 1);
  }

  add(who: { readonly agent: string; readonly action: string }, was: Effect, would: Effect): void {
    this.cells.add(was, would);
    this.agents.add(who.agent, was, would);
    this.actions.add(who.action, was, would);
    if (was !== would) this.changed += 1;
  }

  addUndecidable(reasons: readonly Undecidable[]): void {
    this.undecided += 1;
    for (const reason of reasons) {
      const name = JSON.stringify([reason.clause?.pact, reason.clause?.key, reason.reason, reason.check]);
      const known = this.reasons.get(name) ?? { ...reason, count: 0 };
      known.count += 1;
      this.reasons.set(name, known);
    }
  }

  result(): Omit<BacktestTally, 'reviews'> {
    const [agents, actions] = [this.agents.list(), this.actions.list()];
    return {
      looked: this.looked,
      changed: this.changed,
      cells: this.cells.list(),
      ...{ agents: agents.hits, agentsHit: agents.count, actions: actions.hits, actionsHit: actions.count },
      versions: [...this.versions].map(([number, decisions]) => ({ number, decisions })),
      undecidable: this.undecided,
      reasons: [...this.reasons.values()].sort((a, b) => b.count - a.count),
    };
  }
}
