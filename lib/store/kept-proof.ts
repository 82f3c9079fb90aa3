import type { KeptCheck, KeptEvidence, ProofPlace } from '#lib/domain/backtests/types.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** These checks as they are kept, retired ones too. */
export async function listKeptChecks(
  { db, scope }: Transaction,
  keys: readonly string[],
): Promise<(KeptCheck & { readonly id: string })[]> {
  const { workspaceId } = scope;
  const checks = await db.check.findMany({
    where: { workspaceId, key: { in: [...keys] } },
    select: { id: true, key: true, name: true, ownerTeamId: true, createdAt: true, retiredAt: true },
  });
  const teams = await db.team.findMany({
    where: { workspaceId, id: { in: checks.map(({ ownerTeamId }) => ownerTeamId) } },
    select: { id: true, key: true },
  });
  const owners = new Map(teams.map(({ id, key }) => [id, key]));
  return checks.map(({ ownerTeamId, createdAt, retiredAt, ...check }) => ({
    ...check,
    owner: owners.get(ownerTeamId) ?? '',
    createdAt: createdAt.getTime(),
    retiredAt: retiredAt?.getTime() ?? null,
  }));
}

type Row = Omit<KeptEvidence, 'at' | 'receivedAt'> & { readonly at: Date; readonly receivedAt: Date };

const FIELDS = Prisma.sql`
  e.id, e.agent_id AS "agentId", c.key AS "check", e.method, e.result, e.counts_from AS at,
  NULLIF(e.build_digest, '') AS build, e.received_at AS "receivedAt", e.corrects, s.name AS source`;
const NAMES = Prisma.sql`
  JOIN "check" c ON c.workspace_id = e.workspace_id AND c.id = e.check_id
  LEFT JOIN evidence_source s ON s.workspace_id = e.workspace_id AND s.id = e.source_id`;

/** The checks that are asked for, and when. */
export type KeptRange = { readonly checkIds: readonly string[]; readonly from: Date; readonly to: Date };

/**
 * Evidence of these checks that was received within the range, and what it corrects from before it, in the order in which
 * it was received; of all agents where none are named. Null where more than so much of it was received.
 */
export async function listReceived(
  { db, scope }: Transaction,
  { checkIds, from, to }: KeptRange,
  { agentIds, most }: { readonly agentIds: readonly string[] | null; readonly most: number },
): Promise<KeptEvidence[] | null> {
  const { workspaceId } = scope;
  const agents = agentIds === null ? Prisma.empty : Prisma.sql`AND agent_id = ANY (${agentIds}::text[])`;
  const rows = await db.$queryRaw<Row[]>`
    WITH received AS MATERIALIZED (
      SELECT * FROM evidence
       WHERE workspace_id = ${workspaceId} AND check_id = ANY (${checkIds}::text[])
         AND received_at >= ${from} AND received_at < ${to} ${agents} LIMIT ${most + 1}
    ), kept AS (
      SELECT * FROM received
      UNION ALL
      SELECT e.* FROM received r
       CROSS JOIN LATERAL (SELECT * FROM evidence WHERE workspace_id = r.workspace_id AND id = r.corrects LIMIT 1) e
       WHERE r.corrects IS NOT NULL AND e.received_at < ${from}
    )
    SELECT ${FIELDS} FROM kept e ${NAMES} ORDER BY e.received_at, e.id`;
  const received = rows.filter(({ receivedAt }) => receivedAt >= from);
  return received.length > most ? null : rows.map(keptOf);
}

/**
 * What stood at each place when the range began and is not corrected within it: by each method the newest, and all of it
 * that is of the same moment.
 */
export async function listStanding(
  { db, scope }: Transaction,
  range: KeptRange,
  places: readonly ProofPlace[],
): Promise<KeptEvidence[]> {
  const onAny = places.filter(({ build }) => build === null).map(({ agentId }) => agentId);
  const onBuild = places.filter(({ build }) => build !== null);
  const agents = onBuild.map(({ agentId }) => agentId);
  const builds = onBuild.map(({ build }) => build);
  const wanted = Prisma.sql`
    CROSS JOIN unnest(${range.checkIds}::text[]) AS b(check_id)
    CROSS JOIN unnest(${[...EVIDENCE_METHODS]}::text[]) AS m(method)`;
  // Nothing is sorted where an index gives the newest first. Until the database has counted the rows, it would rather read
  // all of an agent's and sort them, place by place.
  await db.$executeRaw`SET LOCAL enable_sort = off`;
  const rows = await db.$queryRaw<Row[]>`
    WITH standing AS (
      SELECT e.* FROM unnest(${onAny}::text[]) AS a(agent_id) ${wanted}
       CROSS JOIN LATERAL (${newest(scope.workspaceId, range, ON_ANY)}) e
      UNION ALL
      SELECT e.* FROM unnest(${agents}::text[], ${builds}::text[]) AS a(agent_id, build_digest) ${wanted}
       CROSS JOIN LATERAL (${newest(scope.workspaceId, range, ON_BUILD)}) e
    )
    SELECT ${FIELDS} FROM standing e ${NAMES}`;
  await db.$executeRaw`SET LOCAL enable_sort = on`;
  return rows.map(keptOf);
}

// The index that leads to the newest on any build holds what has a method – all of it – and is taken only where that is
// asked for, so that no look-up by build is led over it: on a build without evidence that would read all there is.
const ON_ANY = Prisma.sql`n.method = m.method AND n.method <> ''`;
const ON_BUILD = Prisma.sql`n.method = m.method AND n.build_digest = a.build_digest`;

// What counts from a time was received no earlier, so the index leads past all that came since, but for what came late.
function newest(workspaceId: string, { from, to }: KeptRange, place: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM evidence n
     WHERE n.workspace_id = ${workspaceId} AND n.agent_id = a.agent_id AND n.check_id = b.check_id
       AND ${place} AND n.counts_from < ${from} AND n.received_at < ${from}
       AND NOT EXISTS (SELECT 1 FROM evidence r
                        WHERE r.workspace_id = n.workspace_id AND r.corrects = n.id AND r.received_at < ${to})
     ORDER BY n.counts_from DESC FETCH FIRST 1 ROW WITH TIES`;
}

function keptOf({ at, receivedAt, ...row }: Row): KeptEvidence {
  return { ...row, at: at.getTime(), receivedAt: receivedAt.getTime() };
}
