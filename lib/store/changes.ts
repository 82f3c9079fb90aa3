import type { Transaction } from '#lib/store/transaction.ts';

/** The kinds of things that changed after the revision. */
export async function listNounsAfter({ db, scope }: Transaction, revision: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ noun: string }[]>`
    SELECT DISTINCT noun FROM change
     WHERE workspace_id = ${scope.workspaceId} AND revision > ${revision} AND noun <> 'nothing' ORDER BY noun`;
  return rows.map(({ noun }) => noun);
}
