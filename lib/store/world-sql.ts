// What decisions are made from is read by gates, on connections of their own, and by the console, through Prisma. Both
// send these very texts, so that neither can forget what the other looks at. `$1` is the workspace.

/** Every agent: `AgentFact`. */
export const AGENTS_SQL = `
  SELECT a.id, a.key, a.name, t.key AS owner, a.labels, a.retired_at IS NOT NULL AS "isRetired"
    FROM agent a JOIN team t ON t.workspace_id = a.workspace_id AND t.id = a.owner_team_id
   WHERE a.workspace_id = $1`;

/** Every check: `CheckFact`. */
export const CHECKS_SQL = `
  SELECT c.key, c.name, t.key AS owner, c.retired_at IS NOT NULL AS "isRetired"
    FROM "check" c JOIN team t ON t.workspace_id = c.workspace_id AND t.id = c.owner_team_id
   WHERE c.workspace_id = $1`;

/**
 * The newest evidence by agent, check, method and build: `EvidenceRow`. Each head's evidence is looked up by its key
 * (`LIMIT` sees to that): joined, all of it is read where the database has not counted the rows yet.
 */
const HEADS_SQL = `
  SELECT h.agent_id AS "agentId", e.id, c.key AS "check", e.method, e.result, e.counts_from AS at,
         e.build_digest AS build, s.name AS source, h.check_id AS "checkId"
    FROM evidence_head h
    CROSS JOIN LATERAL (SELECT * FROM evidence WHERE workspace_id = h.workspace_id AND id = h.evidence_id LIMIT 1) e
    JOIN "check" c ON c.workspace_id = h.workspace_id AND c.id = h.check_id
    LEFT JOIN evidence_source s ON s.workspace_id = e.workspace_id AND s.id = e.source_id
   WHERE h.workspace_id = $1`;

export const ALL_HEADS_SQL = HEADS_SQL;
/** The next `$6` of them behind the place that `$2` to `$5` name, in the order of their key. */
export const HEADS_PAGE_SQL = `${HEADS_SQL}
     AND (h.agent_id, h.check_id, h.method, h.build_digest) > ($2, $3, $4, $5)
   ORDER BY h.agent_id, h.check_id, h.method, h.build_digest LIMIT $6`;
/** The same of the agents in `$2`. */
export const HEADS_OF_SQL = `${HEADS_SQL} AND h.agent_id = ANY ($2)`;

/**
 * Granted overrides that have not ended, earliest end first: `OverrideRow`. One that was used up a moment ago is among
 * them: whoever asks again with the idempotency key of its last use is answered the same.
 */
export const OVERRIDES_SQL = `
  SELECT o.id, o.target_type AS "targetType", o.pact_id AS "pactId", o.clause_key AS "clauseKey",
         o.clause_digest AS "clauseDigest", o.tier, o.agent_ids AS "agentIds", o.actions, o.reason,
         COALESCE(p.name, o.answered_by_id, o.requested_by_id) AS by, o.is_break_glass AS "isBreakGlass",
         o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.max_uses AS "maxUses"
    FROM override o LEFT JOIN person p ON p.id = COALESCE(o.answered_by_id, o.requested_by_id)
   WHERE o.workspace_id = $1 AND o.ends_at > workspace_now()
     AND (o.status = 'granted' OR (o.status = 'exhausted' AND o.ended_at > workspace_now() - interval '5 minutes'))
   ORDER BY o.ends_at, o.id`;
