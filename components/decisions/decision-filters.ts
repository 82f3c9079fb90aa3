'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { DecisionFilters } from '#lib/client/decisions.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';

export const RANGES = ['1h', '24h', '7d', '30d'] as const;
export type Range = (typeof RANGES)[number];

const RANGE_MS: Readonly<Record<Range, number>> = {
  '1h': 3_600_000,
  '24h': 86_400_000,
  '7d': 604_800_000,
  '30d': 2_592_000_000,
};

/** A range begins on a whole minute, so that the same address asks the same question while it is read again. */
export function rangeStart(range: Range, nowMs: number): string {
  return new Date(Math.floor((nowMs - RANGE_MS[range]) / 60_000) * 60_000).toISOString();
}

/** The filters as the address holds them. */
export function useDecisionFilters(): {
  readonly filters: DecisionFilters;
  readonly isFiltered: boolean;
  readonly clear: () => void;
} {
  const [state, setState] = useQueryStates({
    effect: parseAsStringLiteral(EFFECTS),
    agent: parseAsString,
    action: parseAsString,
    mode: parseAsStringLiteral(['enforce', 'dry_run'] as const),
    range: parseAsStringLiteral(RANGES),
  });
  const { range, ...plain } = state;
  const set = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== ''));
  const filters: DecisionFilters = { ...set, ...(range && { from: rangeStart(range, Date.now()) }) };
  return { filters, isFiltered: Object.keys(filters).length > 0, clear: () => void setState(null) };
}
