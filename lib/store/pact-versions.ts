import type { PactVersion, Signature, SignatureKind } from '#lib/domain/pacts/stored.ts';
import type { PactContent, VersionStatus } from '#lib/domain/pacts/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

type VersionRow = {
  pactId: string;
  number: number;
  content: string;
  digest: string;
  authorId: string;
  note: string;
  restoredFrom: number | null;
  submittedAt: Date;
};

const VERSION = {
  pactId: true,
  number: true,
  content: true,
  digest: true,
  authorId: true,
  note: true,
  restoredFrom: true,
  submittedAt: true,
} as const;
const STATUS = {
  pactId: true,
  number: true,
  status: true,
  solo: true,
  narrowing: true,
  ratifyBy: true,
  ratifiedAt: true,
  activatedAt: true,
  activatedById: true,
  endedAt: true,
  reason: true,
} as const;

/** Versions of these pacts, newest first; all of them, or only those in the given states. */
export async function listVersions(
  { db, scope }: Transaction,
  pactIds: readonly string[],
  statuses?: readonly VersionStatus[],
): Promise<PactVersion[]> {
  const where = { workspaceId: scope.workspaceId, pactId: { in: [...pactIds] } };
  const states = await db.pactVersionStatus.findMany({
    where: { ...where, ...(statuses && { status: { in: [...statuses] } }) },
    orderBy: [{ pactId: 'asc' }, { number: 'desc' }],
    select: STATUS,
  });
  if (states.length === 0) return [];
  const rows = await db.pactVersion.findMany({
    where: { ...where, OR: states.map(({ pactId, number }) => ({ pactId, number })) },
    select: VERSION,
  });
  const byNumber = new Map(rows.map((row) => [`${row.pactId} ${row.number}`, row]));
  return states.flatMap((state) => {
    const row = byNumber.get(`${state.pactId} ${state.number}`);
    return row ? [toVersion(row, state)] : [];
  });
}

/** One version, or null. */
export async function findVersion(
  { db, scope }: Transaction,
  pactId: string,
  number: number,
): Promise<PactVersion | null> {
  const id = { workspaceId_pactId_number: { workspaceId: scope.workspaceId, pactId, number } };
  const row = await db.pactVersion.findUnique({ where: id, select: VERSION });
  const state = await db.pactVersionStatus.findUnique({ where: id, select: STATUS });
  return row && state ? toVersion(row, state) : null;
}

/** The number the next version gets; the caller holds the pact's lock. */
export async function nextVersionNumber({ db, scope }: Transaction, pactId: string): Promise<number> {
  const last = await db.pactVersion.aggregate({
    where: { workspaceId: scope.workspaceId, pactId },
    _max: { number: true },
  });
  return (last._max.number ?? 0) + 1;
}

/** Writes a version, in review. It is never changed afterwards. */
export async function insertVersion(
  { db, scope }: WriteTransaction,
  version: Pick<
    PactVersion,
    'pactId' | 'number' | 'content' | 'digest' | 'authorId' | 'note' | 'restoredFrom'
  >,
): Promise<void> {
  const { pactId, number } = version;
  await db.pactVersion.create({
    data: { workspaceId: scope.workspaceId, ...version, content: canonicalJson(version.content) },
    select: { number: true },
  });
  await db.pactVersionStatus.create({
    data: { workspaceId: scope.workspaceId, pactId, number, status: 'in_review' },
    select: { number: true },
  });
}

/** What changes with a step of a version's life. */
export type StatusChange = {
  readonly status: VersionStatus;
  readonly solo?: boolean;
  readonly narrowing?: boolean;
  readonly ratifyBy?: Date | null;
  readonly ratifiedAt?: Date;
  readonly activatedAt?: Date;
  readonly activatedById?: string;
  readonly endedAt?: Date;
  readonly endedById?: string;
  readonly reason?: string;
};

/** Moves a version on, if it still stands where the caller believes; answers whether it did. */
export async function transitionVersion(
  { db, scope }: WriteTransaction,
  version: { pactId: string; number: number; from: VersionStatus },
  change: StatusChange,
): Promise<boolean> {
  const { count } = await db.pactVersionStatus.updateMany({
    where: {
      workspaceId: scope.workspaceId,
      pactId: version.pactId,
      number: version.number,
      status: version.from,
    },
    data: change,
  });
  return count === 1;
}

/** Signs a version; answers false where the person had signed it so before. */
export async function insertSignature(
  { db, scope }: WriteTransaction,
  signature: { pactId: string; number: number; personId: string; kind: SignatureKind; digest: string },
): Promise<boolean> {
  const { count } = await db.pactApproval.createMany({
    data: [{ workspaceId: scope.workspaceId, ...signature }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Everybody's signatures under a version, oldest first. */
export async function listSignatures(
  { db, scope }: Transaction,
  pactId: string,
  number: number,
): Promise<Signature[]> {
  const rows = await db.pactApproval.findMany({
    where: { workspaceId: scope.workspaceId, pactId, number },
    orderBy: { createdAt: 'asc' },
    select: { personId: true, kind: true, digest: true, createdAt: true },
  });
  return rows.map(({ createdAt, kind, ...row }) => ({ ...row, kind: kind as SignatureKind, at: createdAt }));
}

type StatusRow = {
  status: string;
  solo: boolean;
  narrowing: boolean;
  ratifyBy: Date | null;
  ratifiedAt: Date | null;
  activatedAt: Date | null;
  activatedById: string | null;
  endedAt: Date | null;
  reason: string | null;
};

function toVersion(row: VersionRow, state: StatusRow): PactVersion {
  const { solo, narrowing, status, ratifyBy, ratifiedAt, activatedAt, activatedById, endedAt, reason } =
    state;
  // INVARIANT: the content was canonical JSON of a PactContent when it was inserted, and nothing can change it.
  const content: PactContent = JSON.parse(row.content);
  return {
    ...row,
    content,
    status: status as VersionStatus,
    isSolo: solo,
    isNarrowing: narrowing,
    ratifyBy,
    ratifiedAt,
    activatedAt,
    activatedById,
    endedAt,
    reason,
  };
}
