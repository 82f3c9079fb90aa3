'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { BoardFilter } from '#components/evidence/prepare-board.ts';
import type { EvidenceFilters } from '#lib/client/evidence.ts';
import { PROOF_STATES } from '#lib/domain/evidence/board-types.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';

/** The parts of the screen, as its address names them; the board is what it shows without one. */
type Tab = 'board' | 'next' | 'results' | 'checks' | 'sources';

export const RANGES = ['24h', '7d', '30d'] as const;
const RANGE_MS: Readonly<Record<(typeof RANGES)[number], number>> = {
  '24h': 86_400_000,
  '7d': 604_800_000,
  '30d': 2_592_000_000,
};

/** The address of a tab, or of a tab with something in it. */
export function tabHref(tab: Tab, more: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(tab === 'board' ? more : { tab, ...more }).toString();
  return search === '' ? '/evidence' : `/evidence?${search}`;
}

/** What the board is narrowed to, as the address holds it. */
export function useBoardFilter(): {
  readonly filter: BoardFilter;
  readonly isFiltered: boolean;
  readonly clear: () => void;
} {
  const [filter, setFilter] = useQueryStates({
    state: parseAsStringLiteral(PROOF_STATES),
    agent: parseAsString,
  });
  const isFiltered = filter.state !== null || filter.agent !== null;
  return { filter, isFiltered, clear: () => void setFilter(null) };
}

/** What the list of results is narrowed to, as the address holds it. */
export function useResultFilters(): {
  readonly filters: EvidenceFilters;
  /** The same as the address spells it, for links that keep it. */
  readonly inAddress: Readonly<Record<string, string>>;
  readonly isFiltered: boolean;
  readonly clear: () => void;
} {
  const [state, setState] = useQueryStates({
    agent: parseAsString,
    check: parseAsString,
    source: parseAsString,
    method: parseAsStringLiteral(EVIDENCE_METHODS),
    range: parseAsStringLiteral(RANGES),
  });
  const set = Object.entries(state).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const inAddress = Object.fromEntries(set);
  const { range: _, ...plain } = inAddress;
  // A range begins on a whole minute, so that the same address asks the same question while it is read again.
  const from =
    state.range && new Date(Math.floor((Date.now() - RANGE_MS[state.range]) / 60_000) * 60_000).toISOString();
  const filters: EvidenceFilters = { ...plain, ...(from && { from }) };
  return { filters, inAddress, isFiltered: set.length > 0, clear: () => void setState(null) };
}
