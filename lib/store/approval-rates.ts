import type { ApprovalRate } from '#lib/domain/reviews/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

type Since = { readonly causeRef: string; readonly since: Date };

/** Of the reviews that this clause or posture held since then and people answered, how many were approved. */
export async function readApprovalRate(
  { db, scope }: Transaction,
  { causeRef, since }: Since,
): Promise<ApprovalRate> {
  const rows = await db.$queryRaw<ApprovalRate[]>`
    SELECT (count(*) FILTER (WHERE r.status IN ('approved', 'recalled')))::int AS approved, count(*)::int AS of,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.ended_at - r.opened_at))::float8 AS "medianS"
      FROM review r
     WHERE r.workspace_id = ${scope.workspaceId} AND r.opened_at >= ${since}
       AND r.status IN ('approved', 'denied', 'steered', 'recalled') AND ${heldBy(causeRef)}`;
  return rows[0] ?? { approved: 0, of: 0, medianS: null };
}

/** The same of one person's own answers; what was recalled later was approved all the same. */
export async function readOwnRate(
  { db, scope }: Transaction,
  { personId, causeRef, since }: Since & { readonly personId: string },
): Promise<ApprovalRate> {
  const rows = await db.$queryRaw<ApprovalRate[]>`
    SELECT (count(*) FILTER (WHERE a.answer = 'approve'))::int AS approved, count(*)::int AS of,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.answered_at - r.opened_at))::float8 AS "medianS"
      FROM review_answer a JOIN review r ON r.workspace_id = a.workspace_id AND r.id = a.review_id
     WHERE a.workspace_id = ${scope.workspaceId} AND a.person_id = ${personId} AND a.answered_at >= ${since}
       AND a.answer <> 'recall' AND ${heldBy(causeRef)}`;
  return rows[0] ?? { approved: 0, of: 0, medianS: null };
}

function heldBy(causeRef: string): Prisma.Sql {
  const [kind = '', pactId = '', , clause = ''] = causeRef.split(':');
  // The version is left out: a clause keeps its key, and its reviewers, across versions.
  const matches =
    kind === 'clause'
      ? Prisma.sql`split_part(c ->> 'ref', ':', 1) = 'clause' AND split_part(c ->> 'ref', ':', 2) = ${pactId} AND split_part(c ->> 'ref', ':', 4) = ${clause}`
      : Prisma.sql`c ->> 'ref' = ${causeRef}`;
  return Prisma.sql`EXISTS (SELECT 1 FROM jsonb_array_elements(r.demands -> 'causes') c WHERE ${matches})`;
}
