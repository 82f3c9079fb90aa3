import type { Effect } from '#lib/domain/decisions/types.ts';
import type {
  EffectCounts,
  GatesHealth,
  Now,
  WaitingReview,
  WaitingVersion,
} from '#lib/domain/overview/types.ts';
import { idFloor } from '#lib/platform/ids.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

const ALIVE_MS = 5_000;
const KNOWN_MS = 60_000;

/** The gates that serve this workspace, as the database last heard of them. */
export async function readGates({ db, scope }: Transaction, now: Date): Promise<GatesHealth> {
  const rows = await db.gatePresence.findMany({
    where: { workspaceId: scope.workspaceId, seenAt: { gte: new Date(now.getTime() - KNOWN_MS) } },
    select: { revision: true, seenAt: true },
  });
  const alive = rows.filter((row) => now.getTime() - row.seenAt.getTime() <= ALIVE_MS);
  const ages = alive.map((row) => Math.max(0, now.getTime() - row.seenAt.getTime()));
  return {
    alive: alive.length,
    known: rows.length,
    revision: alive.length > 0 ? Math.min(...alive.map((row) => Number(row.revision))) : 0,
    heardAgoMs: ages.length > 0 ? Math.max(...ages) : 0,
  };
}

/** The major version of the database server. */
export async function readServerVersion({ db }: Transaction): Promise<string> {
  const rows = await db.$queryRaw<{ server_version_num: string }[]>(Prisma.sql`SHOW server_version_num`);
  return String(Math.floor(Number(rows[0]?.server_version_num ?? 0) / 10_000));
}

const waiting = (workspaceId: string, now: Date) => ({
  workspaceId,
  status: 'pending',
  expiresAt: { gt: now },
});

/** How many held actions wait for an answer, all or those of one agent or action. */
export async function countWaitingReviews(
  { db, scope }: Transaction,
  now: Date,
  of: { readonly agentId?: string; readonly action?: string } = {},
): Promise<number> {
  return db.review.count({ where: { ...waiting(scope.workspaceId, now), ...of } });
}

/** Held actions that wait, those first that run out first. */
export async function listWaitingReviews(
  { db, scope }: Transaction,
  now: Date,
  limit: number,
): Promise<WaitingReview[]> {
  const rows = await db.review.findMany({
    where: waiting(scope.workspaceId, now),
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, agentId: true, action: true, openedAt: true, expiresAt: true },
  });
  const agents = await db.agent.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: rows.map((row) => row.agentId) } },
    select: { id: true, key: true },
  });
  const keys = new Map(agents.map((agent) => [agent.id, agent.key]));
  return rows.map(({ agentId, ...row }) => ({ ...row, agentKey: keys.get(agentId) ?? agentId }));
}

/** Versions that somebody must still sign or activate, the longest waiting first. */
export async function listWaitingVersions({ db, scope }: Transaction): Promise<WaitingVersion[]> {
  const rows = await db.$queryRaw<
    { key: string; name: string; number: number; status: string; since: Date; ratify_by: Date | null }[]
  >`SELECT p.key, p.name, s.number, s.status, s.ratify_by,
           CASE WHEN s.status = 'active' THEN s.activated_at ELSE v.submitted_at END AS since
      FROM pact_version_status s
      JOIN pact_version v USING (workspace_id, pact_id, number)
      JOIN pact p ON p.workspace_id = s.workspace_id AND p.id = s.pact_id
     WHERE s.workspace_id = ${scope.workspaceId}
       AND (s.status IN ('in_review', 'approved')
            OR (s.status = 'active' AND (s.solo OR s.narrowing) AND s.ratified_at IS NULL))
     ORDER BY since LIMIT 20`;
  return rows.map((row) => ({
    pactKey: row.key,
    pactName: row.name,
    number: row.number,
    waitsFor: waitsFor(row.status),
    since: row.since,
    ratifyBy: row.ratify_by,
  }));
}

function waitsFor(status: string): WaitingVersion['waitsFor'] {
  if (status === 'in_review') return 'approval';
  return status === 'approved' ? 'activation' : 'ratification';
}

/** Decisions since then by effect, without dry runs. Ids sort by time, so the range is read from the key. */
export async function countEffects({ db, scope }: Transaction, since: Date): Promise<EffectCounts> {
  const rows = await db.decision.groupBy({
    by: ['effect'],
    where: {
      workspaceId: scope.workspaceId,
      mode: 'enforce',
      id: { gte: idFloor('decision', since.getTime()) },
    },
    _count: { _all: true },
  });
  const counts = new Map(rows.map((row) => [row.effect, row._count._all]));
  const of = (effect: Effect) => counts.get(effect) ?? 0;
  return {
    block: of('block'),
    review: of('review'),
    degrade: of('degrade'),
    settle: of('settle'),
    allow: of('allow'),
  };
}

/** Decisions since then of one agent or one action, and of how many agents. */
export async function countDecisions(
  { db, scope }: Transaction,
  since: Date,
  of: { readonly agentId?: string; readonly action?: string },
): Promise<{ readonly decisions: number; readonly agents: number }> {
  const rows = await db.decision.groupBy({
    by: ['agentId'],
    where: {
      workspaceId: scope.workspaceId,
      mode: 'enforce',
      id: { gte: idFloor('decision', since.getTime()) },
      ...of,
    },
    _count: { _all: true },
  });
  return { decisions: rows.reduce((sum, row) => sum + row._count._all, 0), agents: rows.length };
}

/** Agents that are not retired. */
export async function countAgents({ db, scope }: Transaction): Promise<number> {
  return db.agent.count({ where: { workspaceId: scope.workspaceId, retiredAt: null } });
}

/** Live keys that a kill would revoke: those bound to the agent, or all that can ask for decisions. */
export async function countKeysAtStake({ db, scope }: Transaction, agentId: string | null): Promise<number> {
  const which = agentId === null ? { scopes: { has: 'decide' } } : { agentId };
  return db.apiKey.count({ where: { workspaceId: scope.workspaceId, revokedAt: null, ...which } });
}

/** Whether the workspace has any agent, pact and decision at all. */
export async function readWhatThereIs({ db, scope }: Transaction): Promise<Now['has']> {
  const one = { where: { workspaceId: scope.workspaceId }, select: { workspaceId: true } } as const;
  const agent = await db.agent.findFirst(one);
  const pact = await db.pact.findFirst(one);
  const decision = await db.decision.findFirst(one);
  return { agents: agent !== null, pacts: pact !== null, decisions: decision !== null };
}
