'use client';

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useNowInMinutes, useZone } from '#components/ui/reading-context.tsx';
import type { DecisionFilters } from '#lib/client/decisions.ts';
import { FACETS, type Facet } from '#lib/domain/decisions/tally.ts';
import { isRelative, type RangeFault, type RangeText, resolveRange } from '#lib/format/time-range.ts';

const START: RangeText = { from: 'now-7d', to: 'now' };
const values = parseAsArrayOf(parseAsString);
const PLACE = {
  effect: values,
  agent: values,
  action: values,
  tier: values,
  mode: values,
  from: parseAsString.withDefault(START.from),
  to: parseAsString.withDefault(START.to),
  peek: parseAsString,
  live: parseAsStringLiteral(['off'] as const),
};

/** Where one is on the screen, as the address holds it: what is chosen, over which time, what stands beside the list. */
export function useDecisionPlace() {
  const [state, setState] = useQueryStates(PLACE, { history: 'push' });
  const zone = useZone();
  const nowMs = useNowInMinutes();
  const range = resolveRange(state, { nowMs, zone });
  // Nothing can be added to a range that is over.
  const isOpen = !('fault' in range) && isRelative(state.to) && range.toMs >= nowMs;
  const chosen = Object.fromEntries(
    FACETS.flatMap((facet) => {
      const given = state[facet]?.filter((value) => value !== '') ?? [];
      return given.length > 0 ? [[facet, given]] : [];
    }),
  ) as { readonly [F in Facet]?: readonly string[] };
  return {
    ...{ chosen, state, setState },
    range: 'fault' in range ? null : range,
    fault: 'fault' in range ? (range.fault as RangeFault) : null,
    isOpen,
    /** The same range for counts: one that ends now holds the minute that has begun. */
    counted:
      'fault' in range
        ? null
        : { ...range, toMs: isOpen ? Math.max(range.toMs, nowMs + 60_000) : range.toMs },
    isFiltered: Object.keys(chosen).length > 0,
    clear: () => void setState({ effect: null, agent: null, action: null, tier: null, mode: null }),
  };
}

/** What a list is asked for: an end that moves with time is left open, so that it is the same list a minute later. */
export function filtersOf({ chosen, range, isOpen }: ReturnType<typeof useDecisionPlace>): DecisionFilters {
  const named = Object.fromEntries(Object.entries(chosen).map(([facet, given]) => [facet, given.join(',')]));
  if (!range) return named;
  const to = isOpen ? {} : { to: new Date(range.toMs).toISOString() };
  return { ...named, from: new Date(range.fromMs).toISOString(), ...to };
}
