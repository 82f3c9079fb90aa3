import type { ActivePact } from '#lib/domain/decisions/types.ts';
import type { EvidenceRow } from '#lib/domain/decisions/world-rows.ts';
import type { BoardFacts, HeadEvidence } from '#lib/domain/evidence/board-types.ts';
import type { Rhythm } from '#lib/domain/pacts/types.ts';
import { listActivePacts } from '#lib/store/active-pacts.ts';
import { listLatestBuilds } from '#lib/store/latest-builds.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import { ALL_HEADS_SQL } from '#lib/store/world-sql.ts';

/** Everything the board is made from, in a handful of statements. */
export async function readBoardFacts(transaction: Transaction): Promise<BoardFacts> {
  const { db, scope } = transaction;
  const where = { workspaceId: scope.workspaceId };
  const pacts = await listActivePacts(transaction);
  const agents = await db.agent.findMany({
    where: { ...where, retiredAt: null },
    orderBy: { key: 'asc' },
    select: { id: true, key: true, name: true, labels: true },
  });
  const asking = pacts.some(asksForBuild) ? agents.map(({ id }) => id) : [];
  const builds = await listLatestBuilds(transaction, asking);
  const teams = await db.team.findMany({ where, select: { id: true, key: true, name: true } });
  const teamOf = new Map(teams.map(({ id, ...team }) => [id, team]));
  const checks = await db.check.findMany({
    where,
    select: { key: true, name: true, ownerTeamId: true, rhythm: true, retiredAt: true },
  });
  return {
    pacts: pacts.map(({ pactId, version, content }) => ({ pactId, version, content })),
    agents: agents.map(({ labels, ...agent }) => ({
      ...agent,
      labels: labels as Record<string, string>,
      build: builds.get(agent.id) ?? null,
    })),
    checks: checks.map(({ ownerTeamId, retiredAt, rhythm, ...check }) => ({
      ...check,
      // INVARIANT: the foreign key keeps the owner's team; only a rhythm without a fault is ever saved.
      owner: teamOf.get(ownerTeamId) ?? { key: ownerTeamId, name: ownerTeamId },
      rhythm: rhythm as Rhythm | null,
      isRetired: retiredAt !== null,
    })),
    teams: teams.map(({ key, name }) => ({ key, name })),
    heads: await readHeads(transaction, new Set(agents.map(({ id }) => id))),
  };
}

/** Builds are looked for only where they matter: they stand inside the agents' latest decisions. */
function asksForBuild({ content }: ActivePact): boolean {
  return content.clauses.some(({ requires, evidence = [] }) =>
    [...requires, ...evidence].some((asked) => 'sameBuild' in asked && asked.sameBuild),
  );
}

/** The newest evidence of every agent in service, by check, method and build. */
async function readHeads({ db, scope }: Transaction, agentIds: ReadonlySet<string>): Promise<HeadEvidence[]> {
  const rows = await db.$queryRawUnsafe<EvidenceRow[]>(ALL_HEADS_SQL, scope.workspaceId);
  return rows.flatMap(({ at, build, checkId: _, ...row }) =>
    agentIds.has(row.agentId) ? [{ ...row, at: at.getTime(), build: build === '' ? null : build }] : [],
  );
}
