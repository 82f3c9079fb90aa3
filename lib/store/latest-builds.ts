import type { Transaction } from '#lib/store/transaction.ts';

/** How many of an agent's latest decisions are looked through for one that names a build. */
const LATEST = 50;

/** The build of each agent's latest decision that named one, by agent; agents that named none lately are left out. */
export async function listLatestBuilds(
  { db, scope }: Transaction,
  agentIds: readonly string[],
): Promise<Map<string, string>> {
  // Reading a record as JSON costs more than finding out that it cannot hold a build, so that is asked first.
  const rows = await db.$queryRaw<{ agent_id: string; build: string }[]>`
    SELECT a.id AS agent_id, d.build FROM unnest(${[...agentIds]}::text[]) AS a(id), LATERAL (
      SELECT record::json #>> '{request,buildDigest}' AS build FROM (
        SELECT id, record FROM decision
         WHERE workspace_id = ${scope.workspaceId} AND agent_id = a.id ORDER BY id DESC LIMIT ${LATEST}) latest
       WHERE strpos(record, '"buildDigest"') > 0 AND record::json #>> '{request,buildDigest}' IS NOT NULL
       ORDER BY id DESC LIMIT 1) d`;
  return new Map(rows.map(({ agent_id, build }) => [agent_id, build]));
}
