import type { Hit, HitKind } from '#lib/domain/search/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** What has exactly this id, of these kinds. Ids of the workspace alone: another's is as unknown as none. */
export async function findById(
  { db, scope }: Transaction,
  kinds: readonly HitKind[],
  id: string,
): Promise<Hit[]> {
  return db.$queryRaw<Hit[]>`
    SELECT kind, id, key, name, about, number
      FROM (${withIds(scope.workspaceId, id)}) AS found WHERE kind = ANY(${kinds}) LIMIT 1`;
}

function withIds(w: string, id: string): Prisma.Sql {
  const here = Prisma.sql`workspace_id = ${w} AND id = ${id}`;
  return Prisma.sql`
    SELECT 'decision' AS kind, id, NULL AS key, action AS name, effect AS about, NULL::int AS number
      FROM decision WHERE ${here}
    UNION ALL SELECT 'review', id, NULL, action, status, NULL FROM review WHERE ${here}
    UNION ALL SELECT 'agent', id, key, name, NULL, NULL FROM agent WHERE ${here}
    UNION ALL SELECT 'pact', id, key, name, NULL, NULL FROM pact WHERE ${here}
    UNION ALL SELECT 'override', id, NULL, reason, status, NULL FROM override WHERE ${here}
    UNION ALL SELECT 'evidence', e.id, c.key, c.name, e.method, NULL
      FROM evidence e JOIN "check" c ON c.workspace_id = e.workspace_id AND c.id = e.check_id
     WHERE e.workspace_id = ${w} AND e.id = ${id}
    UNION ALL SELECT 'check', id, key, name, NULL, NULL FROM "check" WHERE ${here}
    UNION ALL SELECT 'source', id, key, name, NULL, NULL FROM evidence_source WHERE ${here}
    UNION ALL SELECT 'shadow', s.id, p.key, p.name, NULL, s.number
      FROM shadow s JOIN pact p ON p.workspace_id = s.workspace_id AND p.id = s.pact_id
     WHERE s.workspace_id = ${w} AND s.id = ${id}
    UNION ALL SELECT 'member', p.id, NULL, p.name, p.email, NULL
      FROM member m JOIN person p ON p.id = m.person_id
     WHERE m.workspace_id = ${w} AND m.person_id = ${id} AND m.removed_at IS NULL
    UNION ALL SELECT 'team', id, key, name, NULL, NULL FROM team WHERE ${here}
    UNION ALL SELECT 'key', id, NULL, name, env, NULL FROM api_key WHERE ${here}
    UNION ALL SELECT 'webhook', id, NULL, url, NULL, NULL FROM webhook WHERE ${here}
    UNION ALL SELECT 'stop', id, target_id, reason, mode, NULL FROM stop WHERE ${here}`;
}
