import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The values that are let through, of each column that is narrowed. */
export type DecisionFilter = {
  readonly effects?: readonly string[];
  readonly agentIds?: readonly string[];
  readonly actions?: readonly string[];
  readonly tiers?: readonly string[];
  readonly modes?: readonly string[];
  readonly requestDigest?: string;
};

/** The condition of a filter on columns of `decision`. All but the digest are read from one index, never the records. */
export function fitting(filter: DecisionFilter): Prisma.Sql {
  const columns = [
    ['effect', filter.effects],
    ['agent_id', filter.agentIds],
    ['action', filter.actions],
    ['tier', filter.tiers],
    ['mode', filter.modes],
    ['request_digest', filter.requestDigest === undefined ? undefined : [filter.requestDigest]],
  ] as const;
  const parts = columns.flatMap(([name, values]) =>
    values ? [Prisma.sql`AND ${Prisma.raw(name)} = ANY(${[...values]})`] : [],
  );
  return parts.length > 0 ? Prisma.join(parts, ' ') : Prisma.empty;
}

export type CountRow = {
  readonly bucket: number | null;
  readonly effect: string;
  readonly agentId: string | null;
  readonly agentKey: string | null;
  readonly action: string | null;
  readonly tier: string | null;
  readonly mode: string | null;
  readonly count: number;
};

/**
 * Counts the newest `most` decisions between the first and the last bound: without a bucket all of them, by everything
 * they are told apart by; with one, those that fit the filter, by effect. Bounds are id floors in ascending order.
 */
export async function countRange(
  { db, scope }: Transaction,
  { filter, bounds, most }: { filter: DecisionFilter; bounds: readonly string[]; most: number },
): Promise<{ readonly rows: readonly CountRow[]; readonly oldestId: string | null }> {
  const looked = Prisma.sql`
    SELECT id, agent_id, action, tier, effect, mode FROM decision
     WHERE workspace_id = ${scope.workspaceId} AND id >= ${bounds[0]} AND id < ${bounds.at(-1)}
     ORDER BY id DESC LIMIT ${most}`;
  const rows = await db.$queryRaw<(CountRow & { readonly oldestId: string | null })[]>`
    WITH looked AS MATERIALIZED (${looked}),
         every AS (SELECT agent_id, action, tier, effect, mode, count(*)::int AS n, min(id) AS oldest
                     FROM looked GROUP BY 1, 2, 3, 4, 5)
    SELECT NULL::int AS bucket, e.effect, e.agent_id AS "agentId", coalesce(a.key, e.agent_id) AS "agentKey",
           e.action, e.tier, e.mode, e.n AS count, e.oldest AS "oldestId"
      FROM every e LEFT JOIN agent a ON a.workspace_id = ${scope.workspaceId} AND a.id = e.agent_id
    UNION ALL
    SELECT width_bucket(id, ${[...bounds]}::text[]) - 1, effect, NULL, NULL, NULL, NULL, NULL, count(*)::int, NULL
      FROM looked WHERE true ${fitting(filter)} GROUP BY 1, 2`;
  const counted = rows.reduce((sum, row) => sum + (row.bucket === null ? row.count : 0), 0);
  const oldest = rows.flatMap(({ oldestId }) => oldestId ?? []).sort()[0] ?? null;
  return { rows, oldestId: counted === most ? oldest : null };
}
