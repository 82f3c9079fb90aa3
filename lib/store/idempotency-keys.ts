import type { Scope } from '#lib/domain/access/principal.ts';
import type { DatabaseTransaction } from '#lib/store/database.ts';
import { read } from '#lib/store/transaction.ts';

type KeyOf = { readonly principal: string; readonly key: string };

export type KeptAnswer = {
  readonly requestHash: string;
  /** Null while the first request is in flight. */
  readonly status: number | null;
  readonly body: string | null;
  readonly revision: number | null;
};

type Claim = KeyOf & { readonly requestHash: string };

/** Many times what any request takes: one still in flight after this has died with its process. */
const IN_FLIGHT_MS = 60_000;

/** Claims the key for this request; answers what is kept under it when somebody was first. */
export async function claimIdempotencyKey(scope: Scope, claim: Claim): Promise<KeptAnswer | null> {
  return read(scope, async ({ db }) => {
    const { count } = await db.idempotencyKey.createMany({
      data: [{ workspaceId: scope.workspaceId, ...claim }],
      skipDuplicates: true,
    });
    if (count === 1 || (await takeOver(db, scope, claim))) return null;
    const row = await db.idempotencyKey.findUnique({
      where: {
        workspaceId_principal_key: {
          workspaceId: scope.workspaceId,
          principal: claim.principal,
          key: claim.key,
        },
      },
      select: { requestHash: true, status: true, body: true, revision: true },
    });
    return row ? { ...row, revision: row.revision === null ? null : Number(row.revision) } : null;
  });
}

/** Claims the key of a same request that never ended; of several that try at once, one does. */
async function takeOver(db: DatabaseTransaction, scope: Scope, claim: Claim): Promise<boolean> {
  const now = Date.now();
  const { count } = await db.idempotencyKey.updateMany({
    where: {
      workspaceId: scope.workspaceId,
      ...claim,
      status: null,
      createdAt: { lt: new Date(now - IN_FLIGHT_MS) },
    },
    data: { createdAt: new Date(now) },
  });
  return count === 1;
}

/** Keeps the answer for whoever repeats the key. */
export async function finishIdempotencyKey(
  scope: Scope,
  finished: KeyOf & {
    readonly answer: {
      readonly status: number;
      readonly body: string;
      readonly headers: Record<string, string>;
    };
  },
): Promise<void> {
  const { principal, key, answer } = finished;
  const revision = answer.headers['countersign-revision'];
  await read(scope, ({ db }) =>
    db.idempotencyKey.update({
      where: { workspaceId_principal_key: { workspaceId: scope.workspaceId, principal, key } },
      data: { status: answer.status, body: answer.body, revision: revision ? BigInt(revision) : null },
      select: { key: true },
    }),
  );
}

/** Frees a key whose request failed, so that it can be tried again. */
export async function releaseIdempotencyKey(scope: Scope, claim: KeyOf): Promise<void> {
  await read(scope, ({ db }) =>
    db.idempotencyKey.deleteMany({ where: { workspaceId: scope.workspaceId, ...claim, status: null } }),
  );
}

/** Forgets the answers kept since before this time; answers how many. Whoever repeats a key so late asks anew. */
export async function forgetIdempotencyKeys(scope: Scope, before: Date): Promise<number> {
  const { count } = await read(scope, ({ db }) =>
    db.idempotencyKey.deleteMany({ where: { workspaceId: scope.workspaceId, createdAt: { lt: before } } }),
  );
  return count;
}
