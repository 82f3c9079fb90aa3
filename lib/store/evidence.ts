import type { CheckResult, Evidence } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const EVIDENCE = {
  id: true,
  agentId: true,
  checkId: true,
  sourceId: true,
  method: true,
  result: true,
  observedAt: true,
  receivedAt: true,
  countsFrom: true,
  buildDigest: true,
  artifactDigest: true,
  signature: true,
  corrects: true,
  note: true,
  createdById: true,
} as const;

export type EvidenceFilter = {
  readonly agentId?: string;
  readonly checkId?: string;
  readonly sourceId?: string;
  readonly method?: EvidenceMethod;
  /** Observed at this time or later, and before that one. */
  readonly from?: Date;
  readonly to?: Date;
};

/** Evidence as it was received, newest first, that before `beforeId`. */
export async function list(
  transaction: Transaction,
  { from, to, ...filter }: EvidenceFilter,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<Evidence[]> {
  const { db, scope } = transaction;
  const rows = await db.evidence.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...filter,
      ...((from || to) && { observedAt: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
      ...(page.beforeId !== null && { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: EVIDENCE,
  });
  return complete(transaction, rows);
}

/** One piece of evidence by its id, or null. */
export async function find(transaction: Transaction, evidenceId: string): Promise<Evidence | null> {
  return (await findAll(transaction, [evidenceId])).get(evidenceId) ?? null;
}

/** The evidence with these ids, by id; a missing one is left out. */
export async function findAll(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, Evidence>> {
  if (ids.length === 0) return new Map();
  const { db, scope } = transaction;
  const rows = await db.evidence.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...new Set(ids)] } },
    select: EVIDENCE,
  });
  return new Map((await complete(transaction, rows)).map((one) => [one.id, one]));
}

export type NewEvidence = Pick<
  Evidence,
  'id' | 'method' | 'result' | 'observedAt' | 'receivedAt' | 'countsFrom'
> &
  Pick<Evidence, 'buildDigest' | 'artifactDigest' | 'signature' | 'corrects' | 'note'> & {
    readonly agentId: string;
    readonly checkId: string;
    readonly sourceId: string | null;
    readonly createdById: string;
  };

/** Keeps evidence for good. The heads are another statement's: see `advanceHeads`. */
export async function insertMany(
  { db, scope }: WriteTransaction,
  items: readonly NewEvidence[],
): Promise<void> {
  await db.evidence.createMany({
    data: items.map(({ result, buildDigest, ...item }) => ({
      workspaceId: scope.workspaceId,
      ...item,
      result: { ...result },
      buildDigest: buildDigest ?? '',
    })),
  });
}

type EvidenceRow = Omit<NewEvidence, 'method' | 'result' | 'buildDigest'> & {
  readonly method: string;
  readonly result: unknown;
  readonly buildDigest: string;
};

async function complete(transaction: Transaction, rows: readonly EvidenceRow[]): Promise<Evidence[]> {
  const { db, scope } = transaction;
  const { workspaceId } = scope;
  const wanted = (ids: readonly (string | null)[]) => ({
    where: { workspaceId, id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, key: true, name: true },
  });
  const agents = refs(await db.agent.findMany(wanted(rows.map((row) => row.agentId))));
  const checks = refs(await db.check.findMany(wanted(rows.map((row) => row.checkId))));
  const sources = refs(await db.evidenceSource.findMany(wanted(rows.map((row) => row.sourceId))));
  const corrections = await db.evidence.findMany({
    where: { workspaceId, corrects: { in: rows.map((row) => row.id) } },
    select: { id: true, corrects: true },
  });
  const correctedBy = new Map(corrections.map(({ id, corrects }) => [corrects, id]));
  const name = await nameActors(
    transaction,
    rows.map((row) => row.createdById),
  );
  return rows.map(({ agentId, checkId, sourceId, createdById, ...row }) => ({
    ...row,
    // INVARIANT: foreign keys keep what evidence names; its method is checked by the database, its result by the rules.
    agent: need(agents, agentId),
    check: need(checks, checkId),
    source: sourceId === null ? null : need(sources, sourceId),
    method: row.method as EvidenceMethod,
    result: row.result as CheckResult,
    buildDigest: row.buildDigest === '' ? null : row.buildDigest,
    correctedBy: correctedBy.get(row.id) ?? null,
    createdBy: name(createdById),
  }));
}

type Ref = { readonly id: string; readonly key: string; readonly name: string };

function refs(rows: readonly Ref[]): ReadonlyMap<string, Ref> {
  return new Map(rows.map((row) => [row.id, row]));
}

function need(known: ReadonlyMap<string, Ref>, id: string): Ref {
  const found = known.get(id);
  if (!found) throw new Error(`evidence names ${id}, which is not there`);
  return found;
}
