import { type CounterPlace, Counters } from '#lib/domain/backtests/counters.ts';
import { type Again, type Bench, decideAgain, isConcerned } from '#lib/domain/backtests/decide-again.ts';
import { ReviewLoads } from '#lib/domain/backtests/review-loads.ts';
import { Tally } from '#lib/domain/backtests/tally.ts';
import { KnownAgents, TestedPolicies } from '#lib/domain/backtests/tested-policies.ts';
import type {
  BacktestTally,
  CitedVersion,
  ListedDecision,
  RecordedDecision,
  TestedPact,
  Wanted,
} from '#lib/domain/backtests/types.ts';
import type { FindProof } from '#lib/domain/backtests/unseen-proof.ts';
import type { ActivePact, LimitState } from '#lib/domain/decisions/types.ts';

type BacktestParts = {
  readonly tested: TestedPact;
  /** Where the range begins, in epoch milliseconds. */
  readonly from: number;
  readonly findProof: FindProof | null;
  /** Names of teams by key, for those a record does not name. */
  readonly teams: Readonly<Record<string, string>>;
  /** What is to be listed besides the counts. */
  readonly listing: Listing | null;
};
type Listing = {
  readonly wanted: Wanted;
  /** Decisions up to this one were listed before. */
  readonly after: string | null;
  readonly limit: number;
};

/** Decides recorded decisions again, one after the other in the order of their ids, and adds up what changes. */
export class Backtest {
  private readonly bench: Bench;
  private readonly listing: Listing | null;
  private readonly tally = new Tally();
  private readonly loads = new ReviewLoads();
  private readonly listed: ListedDecision[] = [];

  constructor({ tested, from, findProof, listing, teams }: BacktestParts) {
    this.listing = listing;
    this.bench = {
      tested,
      policies: new TestedPolicies(tested),
      counters: new Counters(from),
      agents: new KnownAgents(),
      findProof,
      teams,
    };
  }

  /** The cited versions that have to be learnt before these decisions can be considered. */
  unknownVersions(recorded: readonly RecordedDecision[]): readonly CitedVersion[] {
    const texts = new Set(recorded.map(({ citedText }) => citedText));
    return [...texts].flatMap((text) => this.bench.policies.unknown(text));
  }

  learn(versions: readonly ActivePact[]): void {
    this.bench.policies.learn(versions);
  }

  /** Takes in how far a counter was used when the range began. */
  begin(place: CounterPlace, state: LimitState): void {
    this.bench.counters.begin(place, state);
  }

  /** Decides one again; answers the counters that have to be begun first, and is asked once more then. */
  consider(recorded: RecordedDecision): readonly CounterPlace[] {
    if (!isConcerned(this.bench, recorded)) return [];
    const again = decideAgain(this.bench, recorded);
    if (!('ways' in again)) return again;
    const pair = this.bench.policies.of(recorded.citedText);
    this.bench.counters.settle(recorded, again.ways);
    this.tally.look(pair.replaced?.version ?? null);
    const [would] = again.ways;
    if (again.undecidable.length > 0) this.tally.addUndecidable(again.undecidable);
    else {
      this.tally.add(whoOf(recorded), recorded.effect, would.effect);
      this.loads.add(recorded, would, pair);
    }
    this.list(recorded, again);
    return [];
  }

  result(): BacktestTally {
    return { ...this.tally.result(), reviews: this.loads.list() };
  }

  /** What was asked to be listed: one more than the limit where there are more. */
  found(): readonly ListedDecision[] {
    return this.listed;
  }

  private list(recorded: RecordedDecision, { ways, effects, undecidable }: Again): void {
    const { listing } = this;
    if (!listing || this.listed.length > listing.limit) return;
    if (listing.after !== null && recorded.id <= listing.after) return;
    const isUndecidable = undecidable.length > 0;
    const { wanted } = listing;
    const isWanted =
      wanted === 'undecidable'
        ? isUndecidable
        : !isUndecidable && wanted.was === recorded.effect && wanted.would === ways[0].effect;
    if (!isWanted) return;
    const { id, now: at, effect: was } = recorded;
    const summary = isUndecidable ? null : ways[0].summary;
    this.listed.push({ id, at, ...whoOf(recorded), was, would: effects, summary });
  }
}

function whoOf({ request, facts }: RecordedDecision): { readonly agent: string; readonly action: string } {
  return { agent: facts.agent?.key ?? request.agentId, action: request.action };
}
