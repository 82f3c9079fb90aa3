import type { Tier } from '#lib/domain/actions/types.ts';
import type { BrokenGlass, OverrideGist, WaitingOverride } from '#lib/domain/overview/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import { Prisma } from '#lib/store/database.ts';
import { USED } from '#lib/store/override-rows.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** How many overrides wait for a grant. One whose end has passed waits for nobody. */
export async function countRequests({ db, scope }: Transaction, now: Date): Promise<number> {
  const { workspaceId } = scope;
  return db.override.count({ where: { workspaceId, status: 'requested', endsAt: { gt: now } } });
}

/** Overrides that wait for a grant and reviews that breaking the glass owes, the longest waiting first. */
export async function listWaiting(transaction: Transaction, now: Date): Promise<WaitingOverride[]> {
  const rows = await select(
    transaction,
    Prisma.sql`(o.status = 'requested' AND o.ends_at > ${now})
            OR (o.is_break_glass AND o.reviewed_at IS NULL)`,
  );
  return rows.map(({ isRequest, endsAt, reviewDueAt, used: _, maxUses: __, ...gist }) => ({
    ...gist,
    waitsFor: isRequest ? 'grant' : 'review',
    dueAt: isRequest ? endsAt : (reviewDueAt ?? endsAt),
  }));
}

/** Glass that is broken now: uses are left and the end has not come. */
export async function listBrokenGlass(transaction: Transaction, now: Date): Promise<BrokenGlass[]> {
  const rows = await select(
    transaction,
    Prisma.sql`o.is_break_glass AND o.status = 'granted' AND o.starts_at <= ${now} AND o.ends_at > ${now}
           AND ${USED} < o.max_uses`,
  );
  return rows.map(({ isRequest: _, ...glass }) => glass);
}

type Row = {
  readonly id: string;
  readonly pact: string | null;
  readonly clause_key: string | null;
  readonly tier: string | null;
  readonly agents: string[] | null;
  readonly reason: string;
  readonly requested_by_id: string;
  readonly requested_at: Date;
  readonly ends_at: Date;
  readonly review_due_at: Date | null;
  readonly max_uses: number;
  readonly used: number;
  readonly is_request: boolean;
};

type Found = OverrideGist & {
  readonly isRequest: boolean;
  readonly endsAt: Date;
  readonly reviewDueAt: Date | null;
  readonly maxUses: number;
  readonly used: number;
};

async function select(transaction: Transaction, which: Prisma.Sql): Promise<Found[]> {
  const { db, scope } = transaction;
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.id, p.key AS pact, o.clause_key, o.tier, o.reason, o.requested_by_id, o.requested_at, o.ends_at,
           o.review_due_at, o.max_uses, o.status = 'requested' AS is_request,
           (SELECT array_agg(a.key ORDER BY a.key) FROM agent a
             WHERE a.workspace_id = o.workspace_id AND a.id = ANY (o.agent_ids)) AS agents,
           ${USED} AS used
      FROM override o
      LEFT JOIN pact p ON p.workspace_id = o.workspace_id AND p.id = o.pact_id
     WHERE o.workspace_id = ${scope.workspaceId} AND (${which})
     ORDER BY o.requested_at LIMIT 20`;
  const name = await nameActors(
    transaction,
    rows.map((row) => row.requested_by_id),
  );
  return rows.map((row) => ({
    id: row.id,
    pact: row.pact,
    clause: row.clause_key,
    tier: row.tier as Tier | null,
    agents: row.agents ?? [],
    reason: row.reason,
    by: name(row.requested_by_id).name,
    since: row.requested_at,
    isRequest: row.is_request,
    endsAt: row.ends_at,
    reviewDueAt: row.review_due_at,
    maxUses: row.max_uses,
    used: row.used,
  }));
}
