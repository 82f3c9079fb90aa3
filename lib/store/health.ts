import { database } from '#lib/store/database.ts';
import { WORKER_LOCK } from '#lib/store/worker-lock.ts';

/** What the database knows of the product's parts. */
export type PartsSeen = { readonly workspaces: number; readonly gates: number; readonly hasWorker: boolean };

const SEEN_WITHIN_MS = 5_000;

/** Counts what is alive, over all workspaces; nothing of any of them is read. */
export async function countParts(now: Date): Promise<PartsSeen> {
  return database().$transaction(async (db) => {
    const heads = await db.$queryRaw<{ workspace_id: string }[]>`SELECT workspace_id FROM list_heads()`;
    const all = heads.map((head) => head.workspace_id).join(',');
    await db.$queryRaw`SELECT set_config('app.workspaces', ${all}, true)`;
    const since = new Date(now.getTime() - SEEN_WITHIN_MS);
    const gates = await db.gatePresence.findMany({
      where: { seenAt: { gte: since } },
      distinct: ['gateId'],
      select: { gateId: true },
    });
    return { workspaces: heads.length, gates: gates.length, hasWorker: await isWorkerLockHeld(db) };
  });
}

type Queryable = Pick<ReturnType<typeof database>, '$queryRaw'>;

// A 64-bit advisory lock is listed in two halves, with 1 as its third part.
async function isWorkerLockHeld(db: Queryable): Promise<boolean> {
  const [high, low] = [Math.floor(WORKER_LOCK / 2 ** 32), WORKER_LOCK % 2 ** 32];
  const rows = await db.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM pg_locks
                    WHERE locktype = 'advisory' AND granted AND objsubid = 1
                      AND classid::bigint = ${high}::bigint AND objid::bigint = ${low}::bigint
                      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS held`;
  return rows[0]?.held ?? false;
}
