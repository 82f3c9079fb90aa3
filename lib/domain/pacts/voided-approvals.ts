import { diffPacts } from '#lib/domain/pacts/diff-pacts.ts';
import type { PactVersion, Signature } from '#lib/domain/pacts/stored.ts';

/** An approval that no longer stands, since it was for another text than the one that followed. */
export type VoidedApproval = {
  readonly personId: string;
  /** The version that was approved, and the digest that was signed. */
  readonly number: number;
  readonly digest: string;
  readonly at: Date;
  /** Who submitted the text that followed; null while none has. */
  readonly editorId: string | null;
  /** The numbers of the clauses that the edit touched, as the text that followed has them. */
  readonly clauses: readonly number[];
};

type Signed = { readonly version: PactVersion; readonly signatures: readonly Signature[] };

function touchedClauses(before: PactVersion, after: PactVersion): readonly number[] {
  return diffPacts(before.content, after.content, [])
    .clauses.filter((clause) => clause.status !== 'unchanged')
    .map((clause) => clause.after ?? clause.before ?? 0);
}

/**
 * The approvals that ended on the way to `version`: of itself where it was sent back, and of the versions sent back just
 * before it. Nothing in force lies between them: what was in force was approved on its own.
 */
export function voidedApprovals(
  version: PactVersion,
  sentBack: readonly Signed[],
): readonly VoidedApproval[] {
  const followed = new Map<number, PactVersion>([
    [version.number, version],
    ...sentBack.map((one) => [one.version.number, one.version] as const),
  ]);
  return sentBack.flatMap((one) => {
    const next = followed.get(one.version.number + 1) ?? null;
    return one.signatures
      .filter(({ kind, digest }) => kind === 'approval' && digest === one.version.digest)
      .map(({ personId, digest, at }) => ({
        personId,
        number: one.version.number,
        digest,
        at,
        editorId: next?.authorId ?? null,
        clauses: next === null ? [] : touchedClauses(one.version, next),
      }));
  });
}
