import type { ActivePact } from '#lib/domain/decisions/types.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Every version in force in the workspace, by pact. */
export async function listActivePacts({ db, scope }: Transaction): Promise<ActivePact[]> {
  const where = { workspaceId: scope.workspaceId };
  const active = await db.pactVersionStatus.findMany({
    where: { ...where, status: 'active' },
    select: { pactId: true, number: true },
  });
  if (active.length === 0) return [];
  return versions({ db, scope }, active);
}

/** The versions cited by pact and number, as they were submitted; those that do not exist are left out. */
export async function listCitedVersions(
  transaction: Transaction,
  cited: readonly { readonly pactId: string; readonly version: number }[],
): Promise<ActivePact[]> {
  if (cited.length === 0) return [];
  return versions(
    transaction,
    cited.map(({ pactId, version }) => ({ pactId, number: version })),
  );
}

async function versions(
  { db, scope }: Transaction,
  wanted: readonly { pactId: string; number: number }[],
): Promise<ActivePact[]> {
  const rows = await db.pactVersion.findMany({
    where: { workspaceId: scope.workspaceId, OR: [...wanted] },
    orderBy: [{ pactId: 'asc' }, { number: 'asc' }],
    select: { pactId: true, number: true, digest: true, content: true },
  });
  return rows.map(({ number, content, ...row }) => ({
    ...row,
    version: number,
    content: JSON.parse(content),
  }));
}
