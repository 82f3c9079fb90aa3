import type { Scope } from '#lib/domain/access/principal.ts';
import { bucketBounds } from '#lib/domain/decisions/bucket-bounds.ts';
import { type Combination, type Tally, tally } from '#lib/domain/decisions/tally.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type AskedFilter, filterOf } from '#lib/operations/decisions/decision-filter.ts';
import { idFloor } from '#lib/platform/ids.ts';
import { type CountRow, countRange } from '#lib/store/decision-counts.ts';
import { read } from '#lib/store/transaction.ts';

/** So many of the newest decisions of a range are counted: more would keep a person waiting. */
const MOST = 100_000;

type CountQuery = AskedFilter & { readonly from: string; readonly to: string };
export type DecisionCounts = Tally & {
  /** Not all were counted: each count says “at least”, and bars before the oldest that was counted are not known. */
  readonly isAtLeast: boolean;
  readonly buckets: readonly {
    readonly from: Date;
    readonly to: Date;
    readonly counts: Readonly<Record<string, number>> | null;
  }[];
};

/** How many decisions there were in a range: by what they are told apart by, and over time by effect. */
export async function countDecisions(
  scope: Scope,
  { query }: { readonly query: CountQuery },
): Promise<DecisionCounts> {
  const [fromMs, toMs] = [Date.parse(query.from), Date.parse(query.to)];
  if (toMs <= fromMs) throw endFirst();
  const bounds = bucketBounds(fromMs, toMs);
  const ids = bounds.map((ms) => idFloor('decision', ms));
  return read(scope, async (transaction) => {
    const filter = await filterOf(transaction, query);
    const { rows, oldestId } = await countRange(transaction, { filter, bounds: ids, most: MOST });
    const chosen = {
      ...{ effect: filter.effects, agent: filter.agentIds, action: filter.actions },
      ...{ tier: filter.tiers, mode: filter.modes },
    };
    const buckets = bounds.slice(0, -1).map((ms, index) => ({
      from: new Date(ms),
      to: new Date(bounds[index + 1] ?? toMs),
      counts: oldestId !== null && (ids[index] ?? '') < oldestId ? null : effectsIn(rows, index),
    }));
    return { ...tally(rows.flatMap(combinationOf), chosen), isAtLeast: oldestId !== null, buckets };
  });
}

function effectsIn(rows: readonly CountRow[], index: number): Record<string, number> {
  return Object.fromEntries(rows.flatMap((row) => (row.bucket === index ? [[row.effect, row.count]] : [])));
}

function combinationOf(row: CountRow): Combination[] {
  const { bucket, effect, agentId, agentKey, action, tier, mode, count } = row;
  if (bucket !== null || !agentId || !action || !tier || !mode) return [];
  return [{ effect, agent: agentId, agentKey: agentKey ?? agentId, action, tier, mode, count }];
}

function endFirst(): Problem {
  const message = 'must be later than from';
  return new Problem('invalid_request', `query.to: ${message}`, { errors: [{ path: 'query.to', message }] });
}
