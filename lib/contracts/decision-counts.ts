import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, Timestamp, timestamp } from '#lib/contracts/shared-schemas.ts';

/** What lists and counts of decisions are narrowed by. Several values of one are separated by commas. */
export const DecisionFilterQuery = {
  effect: z.string().max(100).optional(),
  /** Ids or keys. */
  agent: z.string().max(1_000).optional(),
  action: z.string().max(2_000).optional(),
  tier: z.string().max(100).optional(),
  mode: z.string().max(40).optional(),
};

const FacetValues = z.array(z.strictObject({ value: z.string(), label: z.string(), count: z.int() }));

const DecisionCountsResource = z.strictObject({
  total: z.int(),
  /** Whether only the newest 100,000 of the range were counted: each count is then “at least”. */
  isAtLeast: z.boolean(),
  /** The values of each, counted under what is chosen in the others. */
  facets: z.strictObject({
    effect: FacetValues,
    agent: FacetValues,
    action: FacetValues,
    tier: FacetValues,
    mode: FacetValues,
  }),
  /** Side by side over the range, at most 121; `counts` by effect, null where it was not counted. */
  buckets: z.array(
    z.strictObject({ from: Timestamp, to: Timestamp, counts: z.record(z.string(), z.int()).nullable() }),
  ),
});

export const countDecisionsContract = defineContract({
  name: 'countDecisions',
  method: 'GET',
  path: '/decisions/counts',
  tag: 'decisions',
  summary:
    'How many decisions there were in a range: by what they are told apart by, and over time by effect.',
  permission: 'decision:read',
  params: nothing,
  query: z.strictObject({ ...DecisionFilterQuery, from: z.iso.datetime(), to: z.iso.datetime() }),
  body: nothing,
  answer: DecisionCountsResource,
  status: 200,
  problems: [],
});

type Resource = z.output<typeof DecisionCountsResource>;
type Values = Resource['facets'][keyof Resource['facets']];
type Counts = Omit<Resource, 'facets' | 'buckets'> & {
  readonly facets: { readonly [F in keyof Resource['facets']]: Readonly<Values> };
  readonly buckets: readonly {
    readonly from: Date;
    readonly to: Date;
    readonly counts: Readonly<Record<string, number>> | null;
  }[];
};

export function presentDecisionCounts({ total, isAtLeast, facets, buckets }: Counts): Resource {
  const { effect, agent, action, tier, mode } = facets;
  return {
    total,
    isAtLeast,
    facets: { effect: [...effect], agent: [...agent], action: [...action], tier: [...tier], mode: [...mode] },
    buckets: buckets.map(({ from, to, counts }) => ({
      from: timestamp(from),
      to: timestamp(to),
      counts: counts && { ...counts },
    })),
  };
}
