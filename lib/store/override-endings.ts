import { USED } from '#lib/store/override-rows.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

type Ended = { readonly id: string };

/** Ends granted overrides whose uses are all spent, at most `limit`; answers which. */
export async function exhaustDue(
  { db, scope }: WriteTransaction,
  now: Date,
  limit: number,
): Promise<readonly Ended[]> {
  return db.$queryRaw`
    UPDATE override SET status = 'exhausted', ended_at = ${now}
     WHERE workspace_id = ${scope.workspaceId} AND status = 'granted' AND id IN (
       SELECT o.id FROM override o WHERE o.workspace_id = ${scope.workspaceId} AND o.status = 'granted'
          AND ${USED} >= o.max_uses ORDER BY o.ends_at LIMIT ${limit} FOR UPDATE)
    RETURNING id`;
}

/** Ends overrides and requests whose end has passed, at most `limit`; answers which. They ended when they were to end. */
export async function expireDue(
  { db, scope }: WriteTransaction,
  now: Date,
  limit: number,
): Promise<readonly Ended[]> {
  return db.$queryRaw`
    UPDATE override SET status = 'expired', ended_at = ends_at
     WHERE workspace_id = ${scope.workspaceId} AND status IN ('requested', 'granted') AND id IN (
       SELECT id FROM override WHERE workspace_id = ${scope.workspaceId} AND status IN ('requested', 'granted')
          AND ends_at <= ${now} ORDER BY ends_at LIMIT ${limit} FOR UPDATE)
    RETURNING id`;
}

/** Marks owed reviews that are past due and of which nobody was told, at most `limit`; answers whose. */
export async function noteOverdueReviews(
  { db, scope }: WriteTransaction,
  now: Date,
  limit: number,
): Promise<readonly Ended[]> {
  return db.$queryRaw`
    UPDATE override SET review_overdue_told_at = ${now}
     WHERE workspace_id = ${scope.workspaceId} AND id IN (
       SELECT id FROM override WHERE workspace_id = ${scope.workspaceId} AND review_due_at <= ${now}
          AND reviewed_at IS NULL AND review_overdue_told_at IS NULL ORDER BY review_due_at LIMIT ${limit} FOR UPDATE)
    RETURNING id`;
}
