import type { RecordedDecision } from '#lib/domain/backtests/types.ts';
import { type Decimal, formatDecimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import type { Decision, LimitRead, LimitState, ReadLimit } from '#lib/domain/decisions/types.ts';

/** One window of a counter. */
export type CounterPlace = { readonly limitRef: string; readonly windowStart: number };

/** Which end of what a counter can stand at: the two are one unless some decision before could not be told. */
export type CounterEnd = 'least' | 'most';

/** One way a decision could have gone, as far as counters are concerned. */
export type CounterUse = Pick<Decision, 'uses' | 'limitsRead'>;

type Step = { readonly ordinal: number; readonly total: Decimal };
type Counter = {
  /** How far it really was used. */
  real: Step;
  /** What the tested text used beyond that, at least and at most; below zero where it used less. */
  least: Step;
  most: Step;
};

const ZERO: Step = { ordinal: 0, total: 0n };
const ONE_USE: Step = { ordinal: 1, total: parseDecimal(1) ?? 0n };
/** A counter's windows follow each other; one before the last is kept for clocks that differ. */
const MOST_WINDOWS = 2;

/**
 * Counters of limits and overrides as they would stand had the tested text come into force when the range began.
 * What a record says of a counter is what it really was at that moment, so only the difference is reckoned: a text that
 * changes nothing meets the very states that were met. What it counts for the first time begins at zero, as it would.
 */
export class Counters {
  private readonly from: number;
  private readonly counters = new Map<string, Map<number, Counter>>();
  private isAnyUnsure = false;

  /** `from`: where the range begins, in epoch milliseconds. */
  constructor(from: number) {
    this.from = from;
  }

  /** Reads for one decision; what it cannot know is put into `missing`. */
  reader({ limitsRead }: RecordedDecision, end: CounterEnd, missing: CounterPlace[]): ReadLimit {
    return (limitRef, windowStart) => {
      const counter = this.counters.get(limitRef)?.get(windowStart);
      const recorded = findAt(limitsRead, { limitRef, windowStart });
      if (recorded && !counter) return recorded.state;
      if (!recorded && !counter && windowStart < this.from) missing.push({ limitRef, windowStart });
      const real = recorded ? stepOf(recorded.state) : (counter?.real ?? ZERO);
      return stateOf(real, counter?.[end] ?? ZERO);
    };
  }

  /** Takes in how far a counter was really used when the range began. */
  begin(place: CounterPlace, state: LimitState): void {
    this.counterAt(place).real = stepOf(state);
  }

  /** Whether the two ends of any of them differ. */
  isUnsure(places: readonly CounterPlace[]): boolean {
    return this.isAnyUnsure && places.some((place) => this.isUnsureAt(place));
  }

  /** Goes past a decision, which the tested text could have made in these ways. */
  settle(recorded: RecordedDecision, ways: readonly CounterUse[]): void {
    for (const place of placesOf(recorded, ways)) this.move(place, recorded, ways);
  }

  private move(place: CounterPlace, recorded: RecordedDecision, ways: readonly CounterUse[]): void {
    const counter = this.counterAt(place);
    const read = findAt(recorded.limitsRead, place);
    const before = read ? stepOf(read.state) : counter.real;
    const used = usedAt(recorded, place) ?? before;
    const real = minus(used, before);
    const would = ways.map((way) => takenAt(way, place));
    const least = would.reduce((a, b) => (isMore(a, b) ? b : a));
    const most = would.reduce((a, b) => (isMore(b, a) ? b : a));
    // Between all ways that were tried there can be one in which an exception is used once, and in none of them.
    const isUnsure = ways.length > 1 && place.limitRef.startsWith('override:');
    counter.real = used.ordinal >= counter.real.ordinal ? used : counter.real;
    counter.least = plus(counter.least, minus(isUnsure ? ZERO : least, real));
    counter.most = plus(counter.most, minus(isUnsure ? ONE_USE : most, real));
    if (this.isUnsureAt(place)) this.isAnyUnsure = true;
  }

  private isUnsureAt({ limitRef, windowStart }: CounterPlace): boolean {
    const counter = this.counters.get(limitRef)?.get(windowStart);
    return (
      counter !== undefined && (isMore(counter.most, counter.least) || isMore(counter.least, counter.most))
    );
  }

  private counterAt({ limitRef, windowStart }: CounterPlace): Counter {
    const windows = this.counters.get(limitRef) ?? new Map<number, Counter>();
    this.counters.set(limitRef, windows);
    const known = windows.get(windowStart);
    if (known) return known;
    const made: Counter = { real: ZERO, least: ZERO, most: ZERO };
    windows.set(windowStart, made);
    if (windows.size > MOST_WINDOWS) windows.delete(Math.min(...windows.keys()));
    return made;
  }
}

// What was used, and what any way would use or, being no more than looked at, might have used.
function placesOf(recorded: RecordedDecision, ways: readonly CounterUse[]): readonly CounterPlace[] {
  const uses = [recorded.uses, ...ways.map((way) => way.uses)].flat();
  const looked = ways.length > 1 ? ways.flatMap((way) => way.limitsRead) : [];
  if (uses.length === 0 && looked.length === 0) return [];
  const places = new Map<string, CounterPlace>();
  for (const { grantRef: limitRef, windowStart } of uses) {
    if (!limitRef.startsWith('review:')) places.set(`${limitRef} ${windowStart}`, { limitRef, windowStart });
  }
  for (const { limitRef, windowStart } of looked) {
    if (limitRef.startsWith('override:')) places.set(`${limitRef} ${windowStart}`, { limitRef, windowStart });
  }
  return [...places.values()];
}

function findAt(reads: readonly LimitRead[], { limitRef, windowStart }: CounterPlace): LimitRead | undefined {
  return reads.find((read) => read.limitRef === limitRef && read.windowStart === windowStart);
}

function usedAt({ uses }: Pick<CounterUse, 'uses'>, { limitRef, windowStart }: CounterPlace): Step | null {
  const use = uses.find((one) => one.grantRef === limitRef && one.windowStart === windowStart);
  return use ? stepOf(use) : null;
}

function takenAt(way: CounterUse, place: CounterPlace): Step {
  const used = usedAt(way, place);
  const read = findAt(way.limitsRead, place);
  return used && read ? minus(used, stepOf(read.state)) : ZERO;
}

function stepOf({ ordinal, total }: LimitState): Step {
  return { ordinal, total: parseDecimal(total) ?? 0n };
}

function stateOf(real: Step, beyond: Step): LimitState {
  const { ordinal, total } = plus(real, beyond);
  return { ordinal: Math.max(0, ordinal), total: formatDecimal(total < 0n ? 0n : total) };
}

function isMore(a: Step, b: Step): boolean {
  return a.ordinal > b.ordinal || a.total > b.total;
}

function plus(a: Step, b: Step): Step {
  return { ordinal: a.ordinal + b.ordinal, total: a.total + b.total };
}

function minus(a: Step, b: Step): Step {
  return { ordinal: a.ordinal - b.ordinal, total: a.total - b.total };
}
