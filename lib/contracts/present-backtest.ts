import type * as z from 'zod';
import type { BacktestedDecision, BacktestResource } from '#lib/contracts/backtests.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';
import { daysIn } from '#lib/domain/backtests/range.ts';
import type {
  BacktestTally,
  EffectCell,
  Hit,
  ListedDecision,
  TestedPact,
  Undecidable,
} from '#lib/domain/backtests/types.ts';

type Resource = z.output<typeof BacktestResource>;
type ListedView = ListedDecision & { readonly recorded: string };
type PactName = { readonly key: string; readonly name: string };
type BacktestView = {
  readonly pact: PactName;
  readonly tested: TestedPact;
  readonly from: Date;
  readonly to: Date;
  readonly tally: BacktestTally;
  readonly teams: Readonly<Record<string, string>>;
  readonly listed: { readonly items: readonly ListedView[]; readonly next: string | null } | null;
};

/** What a backtest found, as it is read. */
export function presentBacktest({ pact, tested, from, to, tally, teams, listed }: BacktestView): Resource {
  const { looked, changed, cells, agents, agentsHit, actions, actionsHit, versions } = tally;
  const days = daysIn(from, to);
  return {
    tested: presentTested(pact, tested),
    ...{ from: timestamp(from), to: timestamp(to), days, looked, changed, agentsHit, actionsHit },
    comparedWith: versions.map(({ number, decisions }) => ({ version: number, decisions })),
    cells: presentCells(cells),
    agents: agents.map(presentHit),
    actions: actions.map(presentHit),
    reviews: tally.reviews.map(({ team, more }) => ({
      team: team === null ? null : { key: team, name: teams[team] ?? team },
      more,
      morePerDay: more / days,
    })),
    undecidable: {
      decisions: tally.undecidable,
      reasons: tally.reasons.map((reason) => ({ ...presentUndecidable(reason), count: reason.count })),
    },
    listed: listed && { items: listed.items.map(presentListed), next: listed.next },
  };
}

/** Which text was tried. */
export function presentTested({ key, name }: PactName, { number, digest }: TestedPact): Resource['tested'] {
  return { key, name, version: number, digest };
}

export function presentUndecidable({ clause, reason, check }: Undecidable) {
  return { pact: clause?.pact ?? null, clause: clause?.key ?? null, reason, check };
}

function presentCells(cells: readonly EffectCell[]): Resource['cells'] {
  return cells.map(({ was, would, count }) => ({ was, would, count }));
}

function presentHit({ name, looked, changed, cells }: Hit): Resource['agents'][number] {
  return { name, looked, changed, cells: presentCells(cells) };
}

function presentListed(listed: ListedView): z.output<typeof BacktestedDecision> {
  const { id, at, agent, action, was, would, recorded, summary } = listed;
  return {
    ...{ id, evaluatedAt: timestamp(new Date(at)), agent, action, was, would: [...would] },
    ...{ recordedSummary: recorded, newSummary: summary },
  };
}
