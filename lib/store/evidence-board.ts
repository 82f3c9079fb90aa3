import type { ActivePact } from '#lib/domain/decisions/types.ts';
import type { BoardFacts, HeadEvidence } from '#lib/domain/evidence/board-types.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod, Rhythm } from '#lib/domain/pacts/types.ts';
import { listActivePacts } from '#lib/store/active-pacts.ts';
import { listLatestBuilds } from '#lib/store/latest-builds.ts';
import type { Transaction } from '#lib/store/transaction.ts';

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
    heads: await readHeads(transaction),
  };
}

/** Builds are looked for only where they matter: they stand inside the agents' latest decisions. */
function asksForBuild({ content }: ActivePact): boolean {
  return content.clauses.some(({ requires, evidence = [] }) =>
    [...requires, ...evidence].some((asked) => 'sameBuild' in asked && asked.sameBuild),
  );
}

/**
 * The newest evidence of every agent in service, by check, method and build. Looked up head by head: joined, all of it
 * is read where the database has not counted the rows yet.
 */
async function readHeads({ db, scope }: Transaction): Promise<HeadEvidence[]> {
  const rows = await db.$queryRaw<HeadRow[]>`
    SELECT e.id, e.agent_id, c.key AS check_key, e.method, e.result, e.counts_from, e.build_digest, s.name AS source
      FROM evidence_head h
      CROSS JOIN LATERAL (SELECT * FROM evidence WHERE workspace_id = h.workspace_id AND id = h.evidence_id LIMIT 1) e
      JOIN "check" c ON c.workspace_id = h.workspace_id AND c.id = h.check_id
      JOIN agent a ON a.workspace_id = h.workspace_id AND a.id = h.agent_id AND a.retired_at IS NULL
      LEFT JOIN evidence_source s ON s.workspace_id = e.workspace_id AND s.id = e.source_id
     WHERE h.workspace_id = ${scope.workspaceId}`;
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agent_id,
    check: row.check_key,
    method: row.method as EvidenceMethod,
    result: row.result as CheckResult,
    at: row.counts_from.getTime(),
    build: row.build_digest === '' ? null : row.build_digest,
    source: row.source,
  }));
}

type HeadRow = {
  readonly id: string;
  readonly agent_id: string;
  readonly check_key: string;
  readonly method: string;
  readonly result: unknown;
  readonly counts_from: Date;
  readonly build_digest: string;
  readonly source: string | null;
};
