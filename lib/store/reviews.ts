import { TIERS, type Tier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import type { JsonObject, ReviewDemands } from '#lib/domain/decisions/types.ts';
import type { Review, ReviewStatus } from '#lib/domain/reviews/types.ts';
import * as agents from '#lib/store/agents.ts';
import { listAnswers } from '#lib/store/review-answers.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const REVIEW = {
  id: true,
  status: true,
  requestDigest: true,
  agentId: true,
  action: true,
  request: true,
  demands: true,
  decisionId: true,
  openedAt: true,
  expiresAt: true,
  escalatedAt: true,
  endedAt: true,
} as const;

export type ReviewFilter = {
  readonly statuses?: readonly ReviewStatus[];
  readonly agentId?: string;
  readonly action?: string;
};

/** Where a page of the queue goes on: after this expiry and, at the same one, this id. */
export type QueuePlace = { readonly expiresAt: Date; readonly id: string };

function where({ scope }: Transaction, { statuses, agentId, action }: ReviewFilter) {
  return {
    workspaceId: scope.workspaceId,
    ...(statuses && { status: { in: [...statuses] } }),
    ...(agentId !== undefined && { agentId }),
    ...(action !== undefined && { action }),
  };
}

/** Reviews, newest first, those before `beforeId`. */
export async function list(
  transaction: Transaction,
  filter: ReviewFilter,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<Review[]> {
  const rows = await transaction.db.review.findMany({
    where: { ...where(transaction, filter), ...(page.beforeId !== null && { id: { lt: page.beforeId } }) },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: REVIEW,
  });
  return complete(transaction, rows);
}

/** Reviews in the order in which they expire, those after the place. */
export async function listByExpiry(
  transaction: Transaction,
  filter: ReviewFilter,
  page: { readonly limit: number; readonly after: QueuePlace | null },
): Promise<Review[]> {
  const { after } = page;
  const rows = await transaction.db.review.findMany({
    where: {
      ...where(transaction, filter),
      ...(after && {
        OR: [{ expiresAt: { gt: after.expiresAt } }, { expiresAt: after.expiresAt, id: { gt: after.id } }],
      }),
    },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: page.limit,
    select: REVIEW,
  });
  return complete(transaction, rows);
}

/** One review by its id, or null. */
export async function find(transaction: Transaction, reviewId: string): Promise<Review | null> {
  const { db, scope } = transaction;
  const row = await db.review.findUnique({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: reviewId } },
    select: REVIEW,
  });
  return row ? ((await complete(transaction, [row]))[0] ?? null) : null;
}

/** The status alone, for whoever waits for it to change; null where there is no such review. */
export async function findStatus({ db, scope }: Transaction, reviewId: string): Promise<ReviewStatus | null> {
  const row = await db.review.findUnique({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: reviewId } },
    select: { status: true },
  });
  return row && (row.status as ReviewStatus);
}

/** Holds the review until the transaction ends, so that two answers cannot cross. */
export async function lock({ db, scope }: WriteTransaction, reviewId: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM review WHERE workspace_id = ${scope.workspaceId} AND id = ${reviewId} FOR UPDATE`;
}

/**
 * Holds back decisions until the transaction ends: those recorded before are seen by what follows, none is recorded
 * between. It is the lock that `commit_change` takes for every write that raises the guard.
 */
export async function holdDecisions({ db, scope }: WriteTransaction): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${scope.workspaceId}, 0))::text`;
}

/** Moves a review on, if it still stands where the caller believes; answers whether it did. */
export async function transition(
  { db, scope }: WriteTransaction,
  review: { readonly id: string; readonly from: ReviewStatus },
  to: ReviewStatus,
  endedAt: Date,
): Promise<boolean> {
  const { count } = await db.review.updateMany({
    where: { workspaceId: scope.workspaceId, id: review.id, status: review.from },
    data: { status: to, endedAt },
  });
  return count === 1;
}

/** Ends reviews nobody answered in time, at most `limit`; answers which. */
export async function expireDue(
  { db, scope }: WriteTransaction,
  now: Date,
  limit: number,
): Promise<{ readonly id: string; readonly agentId: string; readonly action: string }[]> {
  return db.$queryRaw`
    UPDATE review SET status = 'expired', ended_at = ${now}
     WHERE workspace_id = ${scope.workspaceId} AND status = 'pending' AND id IN (
       SELECT id FROM review WHERE workspace_id = ${scope.workspaceId} AND status = 'pending' AND expires_at <= ${now}
        ORDER BY expires_at LIMIT ${limit} FOR UPDATE)
    RETURNING id, agent_id AS "agentId", action`;
}

/** Marks reviews whose time to escalate has come, at most `limit`; answers which. */
export async function escalateDue(
  { db, scope }: WriteTransaction,
  now: Date,
  limit: number,
): Promise<
  { readonly id: string; readonly agentId: string; readonly action: string; readonly to: string | null }[]
> {
  return db.$queryRaw`
    UPDATE review SET escalated_at = ${now}
     WHERE workspace_id = ${scope.workspaceId} AND status = 'pending' AND escalated_at IS NULL AND id IN (
       SELECT id FROM review WHERE workspace_id = ${scope.workspaceId} AND status = 'pending'
          AND escalated_at IS NULL AND escalate_at <= ${now} AND expires_at > ${now}
        ORDER BY escalate_at LIMIT ${limit} FOR UPDATE)
    RETURNING id, agent_id AS "agentId", action, demands #>> '{escalate,to}' AS "to"`;
}

type ReviewRow = {
  id: string;
  status: string;
  requestDigest: string;
  agentId: string;
  action: string;
  request: string;
  demands: unknown;
  decisionId: string;
  openedAt: Date;
  expiresAt: Date;
  escalatedAt: Date | null;
  endedAt: Date | null;
};

async function complete(transaction: Transaction, rows: readonly ReviewRow[]): Promise<Review[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const answers = await listAnswers(transaction, ids);
  const used = await listUsed(transaction, ids);
  const known = await agents.findAll(
    transaction,
    rows.map((row) => row.agentId),
  );
  return rows.map(({ agentId, ...row }) => {
    const agent = known.get(agentId);
    // INVARIANT: a review is opened for a registered agent, and agents are never deleted.
    if (!agent) throw new Error(`review ${row.id} has no agent`);
    const request: JsonObject = JSON.parse(row.request);
    return {
      ...row,
      agent: { id: agent.id, key: agent.key, name: agent.name, owner: agent.owner },
      status: row.status as ReviewStatus,
      isUsed: used.has(row.id),
      request,
      tier: tierOf(request),
      demands: row.demands as ReviewDemands,
      answers: answers.get(row.id) ?? [],
    };
  });
}

async function listUsed({ db, scope }: Transaction, reviewIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.consumption.findMany({
    where: {
      workspaceId: scope.workspaceId,
      grantKey: { in: reviewIds.map((id) => `review:${id}`) },
      windowStart: 0n,
    },
    select: { grantKey: true },
  });
  return new Set(rows.map((row) => row.grantKey.slice('review:'.length)));
}

/** The effective tier stands in what was hashed. */
function tierOf(request: JsonObject): Tier {
  return TIERS.find((tier) => tier === request.tier) ?? UNDECLARED_TIER;
}
