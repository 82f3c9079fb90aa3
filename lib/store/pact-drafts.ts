import type { PactDraft } from '#lib/domain/pacts/stored.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import type { Prisma } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const DRAFT = {
  pactId: true,
  content: true,
  etag: true,
  basedOn: true,
  authorId: true,
  updatedAt: true,
} as const;

/** The pact's draft, or null. */
export async function findDraft({ db, scope }: Transaction, pactId: string): Promise<PactDraft | null> {
  const row = await db.pactDraft.findUnique({
    where: { workspaceId_pactId: { workspaceId: scope.workspaceId, pactId } },
    select: DRAFT,
  });
  return row && { ...row, content: fromJson(row.content) };
}

/** The drafts of these pacts, by pact. */
export async function listDrafts(
  { db, scope }: Transaction,
  pactIds: readonly string[],
): Promise<Map<string, PactDraft>> {
  const where = { workspaceId: scope.workspaceId, pactId: { in: [...pactIds] } };
  const rows = await db.pactDraft.findMany({ where, select: DRAFT });
  return new Map(rows.map((row) => [row.pactId, { ...row, content: fromJson(row.content) }]));
}

/** Starts a draft unless there is one; answers whether it was started. */
export async function insertDraft(
  { db, scope }: WriteTransaction,
  draft: { pactId: string; content: PactContent; basedOn: number | null; authorId: string },
): Promise<boolean> {
  const { count } = await db.pactDraft.createMany({
    data: [{ workspaceId: scope.workspaceId, ...draft, content: toJson(draft.content) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Replaces the draft if it is still the one with this etag; answers whether it was. */
export async function replaceDraft(
  { db, scope }: WriteTransaction,
  draft: { pactId: string; etag: number; content: PactContent; authorId: string; updatedAt: Date },
): Promise<boolean> {
  const { count } = await db.pactDraft.updateMany({
    where: { workspaceId: scope.workspaceId, pactId: draft.pactId, etag: draft.etag },
    data: {
      content: toJson(draft.content),
      authorId: draft.authorId,
      updatedAt: draft.updatedAt,
      etag: draft.etag + 1,
    },
  });
  return count === 1;
}

/** Removes the draft if it is still the one with this etag; answers whether it was. */
export async function deleteDraft(
  { db, scope }: WriteTransaction,
  pactId: string,
  etag: number,
): Promise<boolean> {
  const { count } = await db.pactDraft.deleteMany({
    where: { workspaceId: scope.workspaceId, pactId, etag },
  });
  return count === 1;
}

// INVARIANT: only content that its contract has parsed is ever saved, so what is read back has that shape.
function fromJson(content: Prisma.JsonValue): PactContent {
  return content as unknown as PactContent;
}

function toJson(content: PactContent): Prisma.InputJsonObject {
  return content as unknown as Prisma.InputJsonObject;
}
