import { type Database, database } from '#lib/store/database.ts';
import { USED } from '#lib/store/override-rows.ts';

type Row = { readonly workspaceId: string };
type Look = (db: Pick<Database, '$queryRaw'>) => Promise<Row[]>;

/** Workspaces with reviews that nobody answered in time. */
export async function workspacesWithExpiredReviews(now: Date): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT DISTINCT workspace_id AS "workspaceId" FROM review WHERE status = 'pending' AND expires_at <= ${now}`,
  );
}

/** Workspaces with reviews whose time to escalate has come. */
export async function workspacesWithReviewsToEscalate(now: Date): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT DISTINCT workspace_id AS "workspaceId" FROM review
       WHERE status = 'pending' AND escalated_at IS NULL AND escalate_at <= ${now} AND expires_at > ${now}`,
  );
}

/** Workspaces with versions in shadow whose date has come. */
export async function workspacesWithDueShadows(now: Date): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT DISTINCT workspace_id AS "workspaceId" FROM shadow WHERE ended_at IS NULL AND ends_at <= ${now}`,
  );
}

/** Workspaces with overrides that are over, by time or by uses, or whose review is overdue and nobody was told. */
export async function workspacesWithOverridesToEnd(now: Date): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT o.workspace_id AS "workspaceId" FROM override o
       WHERE o.status IN ('requested', 'granted') AND o.ends_at <= ${now}
      UNION
      SELECT o.workspace_id FROM override o WHERE o.status = 'granted' AND o.max_uses <= ${USED}
      UNION
      SELECT o.workspace_id FROM override o
       WHERE o.review_due_at <= ${now} AND o.reviewed_at IS NULL AND o.review_overdue_told_at IS NULL`,
  );
}

/** Workspaces with messages nobody has been made out for yet. */
export async function workspacesWithUnroutedMessages(): Promise<string[]> {
  return acrossWorkspaces(
    (db) =>
      db.$queryRaw`SELECT DISTINCT workspace_id AS "workspaceId" FROM outbox_message WHERE routed_at IS NULL`,
  );
}

/** Workspaces with deliveries whose turn has come. */
export async function workspacesWithDueDeliveries(now: Date): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT DISTINCT workspace_id AS "workspaceId" FROM delivery
       WHERE status = 'pending' AND next_attempt_at <= ${now}`,
  );
}

/** Workspaces that keep answers to idempotency keys from before this time. */
export async function workspacesWithOldIdempotencyKeys(before: Date): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT DISTINCT workspace_id AS "workspaceId" FROM idempotency_key WHERE created_at < ${before}`,
  );
}

/**
 * Workspaces with evidence that counts and a version in force whose text may ask for some: wherever a clause asks, the
 * word stands there, as a name or as a type. Each is looked into until the first of either is found.
 */
export async function workspacesToWatch(): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT w.workspace_id AS "workspaceId" FROM list_current_heads() w
       WHERE EXISTS (SELECT 1 FROM evidence_head e WHERE e.workspace_id = w.workspace_id)
         AND EXISTS (
           SELECT 1 FROM pact_version_status s
             JOIN pact_version v ON v.workspace_id = s.workspace_id AND v.pact_id = s.pact_id AND v.number = s.number
            WHERE s.workspace_id = w.workspace_id AND s.status = 'active' AND strpos(v.content, '"evidence"') > 0)`,
  );
}

/** Workspaces with notices that were settled before this time. */
export async function workspacesWithOldNotices(before: Date): Promise<string[]> {
  return acrossWorkspaces(
    (db) => db.$queryRaw`
      SELECT DISTINCT workspace_id AS "workspaceId" FROM notice WHERE is_settled AND updated_at < ${before}`,
  );
}

/** Looks into every workspace at once. Only for the worker, and only for the ids of workspaces. */
async function acrossWorkspaces(look: Look): Promise<string[]> {
  return database().$transaction(async (db) => {
    await db.$queryRaw`
      SELECT set_config('app.workspaces', (SELECT string_agg(workspace_id, ',') FROM list_current_heads()), true)`;
    const rows = await look(db);
    return rows.map((row) => row.workspaceId).sort();
  });
}
