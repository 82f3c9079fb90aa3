import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import type { Query, ReadingPool } from '#lib/gate/reading.ts';

export type OutcomeReport = {
  readonly workspaceId: string;
  readonly decisionId: string;
  /** The agent the caller's key is bound to; null for an unbound key. */
  readonly callerAgentId: string | null;
  readonly status: 'executed' | 'failed' | 'skipped';
  readonly detail: string;
};

export type RecordedOutcome = {
  readonly status: OutcomeReport['status'];
  readonly detail: string;
  readonly reportedAt: Date;
};

type DecisionRow = { readonly agentId: string; readonly effect: string; readonly mode: string };
type OutcomeRow = RecordedOutcome & { readonly ordinal: number };

const ALLOWED = ['allow', 'degrade', 'settle'];

/**
 * Appends what became of an allowed action. Saying the same again answers what is on record; `failed` may be followed
 * by another outcome, since an agent may try once more while the decision is valid; `executed` and `skipped` are final.
 */
export async function reportOutcome(pool: ReadingPool, report: OutcomeReport): Promise<RecordedOutcome> {
  return pool.write([report.workspaceId], async (query) => {
    // Two reports of one decision wait for each other; what follows the lock sees the first one.
    await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))::text', [report.decisionId]);
    await assertReportable(query, report);
    const [last] = await query<OutcomeRow>(
      `SELECT ordinal, status, detail, reported_at AS "reportedAt" FROM decision_outcome
        WHERE workspace_id = $1 AND decision_id = $2 ORDER BY ordinal DESC LIMIT 1`,
      [report.workspaceId, report.decisionId],
    );
    if (last && last.status === report.status) return last;
    if (last && last.status !== 'failed')
      throw new Problem('outcome_refused', `The action is on record as ${last.status}; that is final.`);
    return append(query, report, (last?.ordinal ?? 0) + 1);
  });
}

async function assertReportable(query: Query, report: OutcomeReport): Promise<void> {
  const [decision] = await query<DecisionRow>(
    'SELECT agent_id AS "agentId", effect, mode FROM decision WHERE workspace_id = $1 AND id = $2',
    [report.workspaceId, report.decisionId],
  );
  const isOthers = report.callerAgentId !== null && decision?.agentId !== report.callerAgentId;
  if (!decision || isOthers) throw notFound();
  if (decision.mode !== 'enforce')
    throw new Problem('outcome_refused', 'A dry run allows nothing, so nothing can have become of it.');
  if (!ALLOWED.includes(decision.effect))
    throw new Problem('outcome_refused', 'The action was not allowed, so it has no outcome.');
}

async function append(query: Query, report: OutcomeReport, ordinal: number): Promise<RecordedOutcome> {
  const [row] = await query<RecordedOutcome>(
    `INSERT INTO decision_outcome (workspace_id, decision_id, ordinal, status, detail) VALUES ($1, $2, $3, $4, $5)
     RETURNING status, detail, reported_at AS "reportedAt"`,
    [report.workspaceId, report.decisionId, ordinal, report.status, report.detail],
  );
  if (!row) throw new Error('an inserted outcome was not answered');
  return row;
}
