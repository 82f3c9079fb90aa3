import type { LimitState, ReadLimit, Use } from '#lib/domain/decisions/types.ts';
import type { ReadingPool } from '#lib/gate/reading.ts';

type Counter = { state: LimitState };
type Place = { readonly limitRef: string; readonly windowStart: number };

/** Uses that were taken in memory and may have to be taken back. */
export type Taken = readonly { readonly name: string; readonly counter: Counter }[];

const MOST_KEPT = 50_000;

/**
 * How far the windows of limits are used, in memory. What is decided counts at once, so that decisions which wait for
 * the same commit see each other; when one of them is lost, the counter is forgotten and read again.
 * INVARIANT: these numbers only propose. The recording statement refuses any step that is not the next one.
 */
export class Counters {
  private readonly kept = new Map<string, Counter>();
  private readonly pool: ReadingPool;

  constructor(pool: ReadingPool) {
    this.pool = pool;
  }

  /** Reads for one decision; what is not in memory is noted in `missing`, and the decision must be made again. */
  reader(workspaceId: string, missing: Place[]): ReadLimit {
    return (limitRef, windowStart) => {
      const counter = this.kept.get(nameOf(workspaceId, limitRef, windowStart));
      if (counter) return counter.state;
      missing.push({ limitRef, windowStart });
      return { ordinal: 0, total: '0' };
    };
  }

  /** Reads counters from the database into memory. */
  async load(workspaceId: string, places: readonly Place[]): Promise<void> {
    const rows = await this.pool.snapshot([workspaceId], (query) =>
      query<{ n: string; ordinal: number; total: string }>(
        `SELECT w.n, c.ordinal, c.total::text AS total
           FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY AS w(grant_key, start, n)
          CROSS JOIN LATERAL (SELECT ordinal, total FROM consumption
            WHERE workspace_id = $1 AND grant_key = w.grant_key AND window_start = w.start
            ORDER BY ordinal DESC LIMIT 1) c`,
        [workspaceId, places.map((place) => place.limitRef), places.map((place) => place.windowStart)],
      ),
    );
    if (this.kept.size > MOST_KEPT) this.kept.clear();
    const found = new Map(rows.map((row) => [Number(row.n), { ordinal: row.ordinal, total: row.total }]));
    places.forEach(({ limitRef, windowStart }, index) => {
      const name = nameOf(workspaceId, limitRef, windowStart);
      // Another decision may have read it meanwhile and gone on from there.
      if (!this.kept.has(name))
        this.kept.set(name, { state: found.get(index + 1) ?? { ordinal: 0, total: '0' } });
    });
  }

  /** Takes the uses in memory. */
  take(workspaceId: string, uses: readonly Use[]): Taken {
    return uses.flatMap(({ grantRef, windowStart, ordinal, total }) => {
      const name = nameOf(workspaceId, grantRef, windowStart);
      const counter = this.kept.get(name);
      if (!counter) return [];
      counter.state = { ordinal, total };
      return { name, counter };
    });
  }

  /** Forgets counters whose use was not recorded, unless they were read again since. */
  forget(taken: Taken): void {
    for (const { name, counter } of taken) if (this.kept.get(name) === counter) this.kept.delete(name);
  }
}

function nameOf(workspaceId: string, limitRef: string, windowStart: number): string {
  return `${workspaceId} ${windowStart} ${limitRef}`;
}
