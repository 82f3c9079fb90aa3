import { type KeptTarget, targetInForce } from '#lib/domain/decisions/override-target.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import type { GrantedOverride } from '#lib/domain/decisions/world.ts';
import type { Query } from '#lib/gate/reading.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';

type Row = KeptTarget & {
  readonly id: string;
  readonly agentIds: readonly string[];
  readonly actions: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly isBreakGlass: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly maxUses: number;
};

/**
 * Overrides that were granted and have not ended, earliest end first. One that is used up is held as well: whoever asks
 * again with the idempotency key of its last use is answered the same.
 */
export async function loadOverrides(
  query: Query,
  workspaceId: string,
  policy: Policy,
): Promise<readonly GrantedOverride[]> {
  const rows = await query<Row>(
    `SELECT o.id, o.target_type AS "targetType", o.pact_id AS "pactId", o.clause_key AS "clauseKey",
            o.clause_digest AS "clauseDigest", o.tier, o.agent_ids AS "agentIds", o.actions, o.reason,
            COALESCE(p.name, o.answered_by_id, o.requested_by_id) AS by, o.is_break_glass AS "isBreakGlass",
            o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.max_uses AS "maxUses"
       FROM override o LEFT JOIN person p ON p.id = COALESCE(o.answered_by_id, o.requested_by_id)
      WHERE o.workspace_id = $1 AND o.status IN ('granted', 'exhausted') AND o.ends_at > now()
      ORDER BY o.ends_at, o.id`,
    [workspaceId],
  );
  return rows.flatMap((row) => {
    const target = targetInForce(row, policy, (clause) => sha256(canonicalJson(clause)));
    if (!target) return [];
    const { id, reason, by, isBreakGlass, startsAt, endsAt, maxUses } = row;
    const times = { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() };
    const fact = { id, target, reason, by, isBreakGlass, ...times, maxUses };
    return [{ fact, agentIds: new Set(row.agentIds), actions: row.actions }];
  });
}
