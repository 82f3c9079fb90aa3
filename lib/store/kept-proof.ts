import type { KeptCheck, KeptEvidence } from '#lib/domain/backtests/types.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
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

/** Evidence of these checks that was received before the time, in the order in which it was; at most so much of it. */
export async function listKeptEvidence(
  { db, scope }: Transaction,
  checks: readonly { readonly id: string; readonly key: string }[],
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<KeptEvidence[]> {
  const { workspaceId } = scope;
  const rows = await db.evidence.findMany({
    where: { workspaceId, checkId: { in: checks.map(({ id }) => id) }, receivedAt: { lt: before } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: most,
    select: {
      ...{ id: true, agentId: true, checkId: true, sourceId: true, method: true, result: true },
      ...{ countsFrom: true, receivedAt: true, buildDigest: true, corrects: true },
    },
  });
  const sources = await db.evidenceSource.findMany({
    where: { workspaceId },
    select: { id: true, name: true },
  });
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const keys = new Map(checks.map(({ id, key }) => [id, key]));
  return rows.map(({ checkId, sourceId, method, result, countsFrom, receivedAt, buildDigest, ...row }) => ({
    ...row,
    check: keys.get(checkId) ?? '',
    method: method as EvidenceMethod,
    // INVARIANT: only a result that its contract has parsed is ever saved.
    result: result as CheckResult,
    at: countsFrom.getTime(),
    receivedAt: receivedAt.getTime(),
    build: buildDigest === '' ? null : buildDigest,
    source: sourceId === null ? null : (names.get(sourceId) ?? null),
  }));
}
