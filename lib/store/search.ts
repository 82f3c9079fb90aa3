import type { Hit, HitKind } from '#lib/domain/search/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Of one kind, at most so many: many agents named alike leave room for the pact. */
const EACH = 6;

const PLACE: Readonly<Record<string, number>> = { agent: 0, pact: 1, draft: 2, version: 3 };

/** What has the text in its name, its key or its address; names that begin with it first. */
export async function findByText(
  { db, scope }: Transaction,
  kinds: readonly HitKind[],
  text: string,
  now: Date,
): Promise<Hit[]> {
  const q = text.toLowerCase();
  const rows = await db.$queryRaw<Hit[]>`
    SELECT kind, id, key, name, about, number FROM (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY place, number DESC NULLS LAST, name, id) AS nth FROM (
        SELECT *, CASE WHEN lower(key) = ${q} OR lower(name) = ${q} THEN 0
                       WHEN starts_with(lower(name), ${q}) OR starts_with(lower(key), ${q}) THEN 1
                       ELSE 2 END AS place
          FROM (${named(scope.workspaceId, q, now)}) AS found WHERE kind = ANY(${kinds})
      ) AS ranked
    ) AS numbered WHERE nth <= ${EACH} ORDER BY place, name, nth`;
  return rows.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Everything that has a name and the text in it, kind by kind. */
function named(w: string, q: string, now: Date): Prisma.Sql {
  const has = (columns: string) =>
    Prisma.sql`strpos(lower(concat_ws(' ', ${Prisma.raw(columns)})), ${q}) > 0`;
  return Prisma.sql`
    SELECT 'agent' AS kind, id, key, name, CASE WHEN retired_at IS NULL THEN NULL ELSE 'retired' END AS about,
           NULL::int AS number
      FROM agent WHERE workspace_id = ${w} AND ${has('key, name')}
    UNION ALL SELECT 'pact', id, key, name, NULL, NULL FROM pact WHERE workspace_id = ${w} AND ${has('key, name')}
    UNION ALL SELECT 'draft', p.id, p.key, p.name, NULL,
           1 + coalesce((SELECT max(v.number) FROM pact_version v
                          WHERE v.workspace_id = p.workspace_id AND v.pact_id = p.id), 0)
      FROM pact p JOIN pact_draft d ON d.workspace_id = p.workspace_id AND d.pact_id = p.id
     WHERE p.workspace_id = ${w} AND ${has('p.key, p.name')}
    UNION ALL SELECT 'version', p.id, p.key, p.name, s.status, s.number
      FROM pact p JOIN pact_version_status s ON s.workspace_id = p.workspace_id AND s.pact_id = p.id
     WHERE p.workspace_id = ${w} AND ${has('p.key, p.name')}
    UNION ALL SELECT 'action', name, name, name, tier, NULL
      FROM action WHERE workspace_id = ${w} AND ${has('name')}
    UNION ALL SELECT 'check', id, key, name, NULL, NULL
      FROM "check" WHERE workspace_id = ${w} AND retired_at IS NULL AND ${has('key, name')}
    UNION ALL SELECT 'source', id, key, name, NULL, NULL
      FROM evidence_source WHERE workspace_id = ${w} AND retired_at IS NULL AND ${has('key, name')}
    UNION ALL SELECT 'review', r.id, NULL, r.action, a.key, NULL
      FROM review r JOIN agent a ON a.workspace_id = r.workspace_id AND a.id = r.agent_id
     WHERE r.workspace_id = ${w} AND r.status = 'pending' AND r.expires_at > ${now}
       AND ${has('r.action, a.key')}
    UNION ALL SELECT 'member', p.id, NULL, p.name, p.email, NULL
      FROM member m JOIN person p ON p.id = m.person_id
     WHERE m.workspace_id = ${w} AND m.removed_at IS NULL AND ${has('p.name, p.email')}
    UNION ALL SELECT 'team', id, key, name, NULL, NULL
      FROM team WHERE workspace_id = ${w} AND ${has('key, name')}
    UNION ALL SELECT 'key', id, NULL, name, env, NULL
      FROM api_key WHERE workspace_id = ${w} AND revoked_at IS NULL AND ${has('name')}`;
}

function placeOf({ kind }: Hit): number {
  return PLACE[kind] ?? 4;
}
