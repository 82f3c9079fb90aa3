import type { DecisionRecord } from '#lib/domain/decisions/record.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';
import type { OverrideUse } from '#lib/domain/overrides/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

type UseRow = {
  overrideId: string;
  ordinal: number;
  decisionId: string;
  at: Date;
  agentId: string;
  action: string;
  effect: string;
  record: string;
};

/** Uses as `u` has them, with the decisions they belong to. */
function withDecisions(scope: Transaction['scope'], uses: Prisma.Sql, order: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT u.override_id AS "overrideId", u.ordinal, d.id AS "decisionId", d.evaluated_at AS at,
           d.agent_id AS "agentId", d.action, d.effect, d.record
      FROM (${uses}) u JOIN decision d ON d.workspace_id = ${scope.workspaceId} AND d.id = u.decision_id
     ORDER BY ${order} DESC`;
}

/** The decisions that used the override, the last use first, those before use number `before`. */
export async function listUses(
  { db, scope }: Transaction,
  overrideId: string,
  page: { readonly limit: number; readonly before: number | null },
): Promise<OverrideUse[]> {
  const rest = page.before === null ? Prisma.empty : Prisma.sql`AND c.ordinal < ${page.before}`;
  const uses = Prisma.sql`
    SELECT ${overrideId} AS override_id, c.ordinal, c.decision_id FROM consumption c
     WHERE c.workspace_id = ${scope.workspaceId} AND c.grant_key = ${`override:${overrideId}`}
       AND c.window_start = 0 ${rest} ORDER BY c.ordinal DESC LIMIT ${page.limit}`;
  const rows = await db.$queryRaw<UseRow[]>(withDecisions(scope, uses, Prisma.sql`u.ordinal`));
  return rows.map(toUse);
}

/** The decisions that used an override of the pact, newest first, those before the decision. */
export async function listUsesOfPact(
  { db, scope }: Transaction,
  pactId: string,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<OverrideUse[]> {
  const rest = page.beforeId === null ? Prisma.empty : Prisma.sql`AND c.decision_id < ${page.beforeId}`;
  // The pattern says to the planner that the index made for this answers; each override gives its newest alone.
  const uses = Prisma.sql`
    SELECT o.id AS override_id, n.ordinal, n.decision_id FROM override o
     CROSS JOIN LATERAL (
       SELECT c.ordinal, c.decision_id FROM consumption c
        WHERE c.workspace_id = o.workspace_id AND c.grant_key = 'override:' || o.id AND c.window_start = 0
          AND c.grant_key LIKE 'override:%' ${rest} ORDER BY c.decision_id DESC LIMIT ${page.limit}) n
     WHERE o.workspace_id = ${scope.workspaceId} AND o.pact_id = ${pactId}
     ORDER BY n.decision_id DESC LIMIT ${page.limit}`;
  const rows = await db.$queryRaw<UseRow[]>(withDecisions(scope, uses, Prisma.sql`u.decision_id`));
  return rows.map(toUse);
}

function toUse({ record, agentId, effect, ...row }: UseRow): OverrideUse {
  // INVARIANT: the recorder writes a DecisionRecord, and nothing can change it afterwards.
  const { facts, decision }: DecisionRecord = JSON.parse(record);
  const { key, name } = facts.agent ?? { key: agentId, name: agentId };
  return {
    ...row,
    agent: { id: agentId, key, name },
    effect: effect as Effect,
    summary: decision.summary,
  };
}
