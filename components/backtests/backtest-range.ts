'use client';

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { BacktestRun } from '#lib/client/backtests.ts';

export const RANGES = ['24h', '7d', '30d', 'custom'] as const;
export type RangeChoice = (typeof RANGES)[number];

const DAY_MS = 86_400_000;
/** Within what a date can hold (8.64e15 ms, ECMA-262 21.4.1.1), with room for a range before it. */
const LAST_MS = 8.6e15;
const LENGTH_MS: Readonly<Record<Exclude<RangeChoice, 'custom'>, number>> = {
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
};

/** What the address holds of a backtest. Days are whole days in UTC, both included. */
export type RangeState = {
  readonly range: RangeChoice;
  readonly from: string | null;
  readonly until: string | null;
  /** When it was last run, in epoch milliseconds. */
  readonly ran: number | null;
};

/** The run that the address names; null where none was started, or a day cannot be read. */
export function runOf({ range, from, until, ran }: RangeState): BacktestRun | null {
  if (ran === null || Math.abs(ran) > LAST_MS) return null;
  const ranAt = new Date(ran).toISOString();
  if (range !== 'custom') return { from: new Date(ran - LENGTH_MS[range]).toISOString(), to: ranAt, ranAt };
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`)];
  if (Number.isNaN(first) || Number.isNaN(last)) return null;
  return { from: new Date(first).toISOString(), to: new Date(last + DAY_MS).toISOString(), ranAt };
}

/** The range and the run, as the address holds them. */
export function useBacktestRange(): {
  readonly state: RangeState;
  readonly run: BacktestRun | null;
  readonly change: (change: Partial<RangeState>) => void;
} {
  const [state, setState] = useQueryStates({
    range: parseAsStringLiteral(RANGES).withDefault('30d'),
    from: parseAsString,
    until: parseAsString,
    ran: parseAsInteger,
  });
  return { state, run: runOf(state), change: (change) => void setState(change) };
}
