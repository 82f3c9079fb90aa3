import type { Override, OverrideState, OverrideStatus, ReviewVerdict } from '#lib/domain/overrides/types.ts';
import { Prisma } from '#lib/store/database.ts';
import { complete, USED } from '#lib/store/override-rows.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const OVERRIDE = {
  id: true,
  status: true,
  targetType: true,
  pactId: true,
  clauseKey: true,
  clauseDigest: true,
  tier: true,
  agentIds: true,
  actions: true,
  reasonCode: true,
  reason: true,
  ticket: true,
  startsAt: true,
  endsAt: true,
  maxUses: true,
  isBreakGlass: true,
  decisionId: true,
  requestedById: true,
  requestedAt: true,
  answeredById: true,
  answeredAt: true,
  answerText: true,
  endedAt: true,
  endedById: true,
  endReason: true,
  reviewTeamId: true,
  reviewDueAt: true,
  reviewedAt: true,
  reviewedById: true,
  reviewVerdict: true,
  reviewText: true,
} as const;

export type OverrideFilter = {
  readonly states?: readonly OverrideState[];
  readonly agentId?: string;
  readonly pactId?: string;
  readonly owesReview: boolean;
};

/** From which rows each state can come: time and uses make the rest of it. */
const KEPT_AS: Readonly<Record<OverrideState, readonly OverrideStatus[]>> = {
  requested: ['requested'],
  denied: ['denied'],
  scheduled: ['granted'],
  active: ['granted'],
  expired: ['requested', 'granted', 'expired'],
  exhausted: ['granted', 'exhausted'],
  revoked: ['revoked'],
};

/** Overrides as they stand at `now`, newest first, those before `beforeId`. */
export async function list(
  transaction: Transaction,
  { states, agentId, pactId, owesReview }: OverrideFilter,
  page: { readonly limit: number; readonly beforeId: string | null; readonly now: Date },
): Promise<Override[]> {
  const { db, scope } = transaction;
  const kept = states?.flatMap((state) => KEPT_AS[state]);
  // The same as `stateOf`, said once more where pages are cut.
  const state = Prisma.sql`
    CASE WHEN o.status NOT IN ('requested', 'granted') THEN o.status
         WHEN o.status = 'granted' AND ${USED} >= o.max_uses THEN 'exhausted'
         WHEN o.ends_at <= ${page.now} THEN 'expired'
         WHEN o.status = 'requested' THEN 'requested'
         WHEN o.starts_at > ${page.now} THEN 'scheduled' ELSE 'active' END`;
  const wanted = [
    Prisma.sql`o.workspace_id = ${scope.workspaceId}`,
    ...(page.beforeId === null ? [] : [Prisma.sql`o.id < ${page.beforeId}`]),
    ...(agentId === undefined ? [] : [Prisma.sql`${agentId} = ANY(o.agent_ids)`]),
    ...(pactId === undefined ? [] : [Prisma.sql`o.pact_id = ${pactId}`]),
    ...(owesReview ? [Prisma.sql`o.review_due_at IS NOT NULL AND o.reviewed_at IS NULL`] : []),
    ...(states && kept ? [Prisma.sql`o.status = ANY(${kept}) AND ${state} = ANY(${[...states]})`] : []),
  ];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM override o WHERE ${Prisma.join(wanted, ' AND ')} ORDER BY o.id DESC LIMIT ${page.limit}`;
  return findAll(
    transaction,
    rows.map((row) => row.id),
  );
}

/** These overrides, newest first. */
export async function findAll(transaction: Transaction, ids: readonly string[]): Promise<Override[]> {
  const { db, scope } = transaction;
  const rows = await db.override.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    select: OVERRIDE,
  });
  return complete(transaction, rows);
}

/** One override by its id, or null. */
export async function find(transaction: Transaction, overrideId: string): Promise<Override | null> {
  return (await findAll(transaction, [overrideId]))[0] ?? null;
}

/** What is written when somebody asks, or breaks the glass. */
export type NewOverride = {
  readonly id: string;
  readonly status: Extract<OverrideStatus, 'requested' | 'granted'>;
  readonly targetType: Override['target']['type'];
  readonly pactId: string | null;
  readonly clauseKey: string | null;
  readonly clauseDigest: string | null;
  readonly tier: string | null;
  readonly agentIds: readonly string[];
  readonly actions: readonly string[];
  readonly reasonCode: string;
  readonly reason: string;
  readonly ticket: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly maxUses: number;
  readonly decisionId: string | null;
  readonly requestedById: string;
  readonly requestedAt: Date;
  readonly isBreakGlass?: boolean;
  readonly answeredById?: string;
  readonly answeredAt?: Date;
  readonly reviewTeamId?: string;
  readonly reviewDueAt?: Date;
};

/** What an override is an exception to, as it is kept. */
export type TargetColumns = Pick<NewOverride, 'targetType' | 'pactId' | 'clauseKey' | 'tier'>;

/**
 * The glass this person broke for this before whose review nobody has given yet; null where there is none. Another
 * asking for the same person waits until this transaction has ended.
 */
export async function findOwing(
  { db, scope }: WriteTransaction,
  personId: string,
  { targetType, pactId, clauseKey, tier }: TargetColumns,
): Promise<string | null> {
  const name = `glass ${scope.workspaceId} ${personId}`;
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 3))::text`;
  const row = await db.override.findFirst({
    where: {
      workspaceId: scope.workspaceId,
      requestedById: personId,
      isBreakGlass: true,
      reviewedAt: null,
      ...{ targetType, pactId, clauseKey, tier },
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Adds an override. */
export async function insert(
  { db, scope }: WriteTransaction,
  { agentIds, actions, ...override }: NewOverride,
): Promise<void> {
  await db.override.create({
    data: { workspaceId: scope.workspaceId, agentIds: [...agentIds], actions: [...actions], ...override },
    select: { id: true },
  });
}

/** What changes with a step of an override's life. */
export type OverrideChange = {
  readonly status: OverrideStatus;
  readonly answeredById?: string;
  readonly answeredAt?: Date;
  readonly answerText?: string;
  readonly endedAt?: Date;
  readonly endedById?: string;
  readonly endReason?: string;
};

/** Moves an override on, if it still stands where the caller believes; answers whether it did. */
export async function transition(
  { db, scope }: WriteTransaction,
  override: { readonly id: string; readonly from: OverrideStatus },
  change: OverrideChange,
): Promise<boolean> {
  const { count } = await db.override.updateMany({
    where: { workspaceId: scope.workspaceId, id: override.id, status: override.from },
    data: change,
  });
  return count === 1;
}

/** Answers the review that breaking the glass owes, unless somebody did; answers whether it did. */
export async function answerReview(
  { db, scope }: WriteTransaction,
  overrideId: string,
  review: {
    readonly reviewedById: string;
    readonly reviewedAt: Date;
    readonly reviewVerdict: ReviewVerdict;
    readonly reviewText: string;
  },
): Promise<boolean> {
  const { count } = await db.override.updateMany({
    where: { workspaceId: scope.workspaceId, id: overrideId, isBreakGlass: true, reviewedAt: null },
    data: review,
  });
  return count === 1;
}
