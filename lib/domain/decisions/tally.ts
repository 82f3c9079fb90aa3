/** What decisions are told apart by, in the order in which people ask. */
export const FACETS = ['effect', 'agent', 'action', 'tier', 'mode'] as const;
export type Facet = (typeof FACETS)[number];

/** How many decisions share all of these. */
export type Combination = Readonly<Record<Facet, string>> & {
  readonly agentKey: string;
  readonly count: number;
};
/** The values that are let through, of each facet that is narrowed. */
export type Chosen = { readonly [F in Facet]?: readonly string[] };
export type FacetValue = { readonly value: string; readonly label: string; readonly count: number };
export type Tally = {
  readonly total: number;
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
};

/** So many values of a facet are listed, the most frequent first; what was chosen is always among them. */
const LISTED = 100;

/**
 * Counts the values of each facet under what is chosen in the others, so that each count says what choosing it would
 * show. `total` is counted under all that is chosen.
 */
export function tally(combinations: readonly Combination[], chosen: Chosen): Tally {
  const fits = (row: Combination, but?: Facet) =>
    FACETS.every((facet) => facet === but || (chosen[facet]?.includes(row[facet]) ?? true));
  const total = combinations.reduce((sum, row) => sum + (fits(row) ? row.count : 0), 0);
  const valuesOf = (facet: Facet) => {
    const values = new Map<string, FacetValue>();
    for (const value of chosen[facet] ?? []) values.set(value, { value, label: value, count: 0 });
    for (const row of combinations) {
      if (!fits(row, facet)) continue;
      const value = row[facet];
      const count = (values.get(value)?.count ?? 0) + row.count;
      values.set(value, { value, label: facet === 'agent' ? row.agentKey : value, count });
    }
    return mostFrequent([...values.values()], chosen[facet] ?? []);
  };
  const [effect, agent, action, tier, mode] = FACETS.map(valuesOf);
  return {
    total,
    facets: {
      effect: effect ?? [],
      agent: agent ?? [],
      action: action ?? [],
      tier: tier ?? [],
      mode: mode ?? [],
    },
  };
}

function mostFrequent(values: FacetValue[], chosen: readonly string[]): FacetValue[] {
  const sorted = values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return sorted.filter(({ value }, index) => index < LISTED || chosen.includes(value));
}
