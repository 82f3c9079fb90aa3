import type { Demo, DemoStatus, DemoTask } from '#lib/domain/demos/types.ts';
import { newId } from '#lib/platform/ids.ts';
import { database } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const DEMO = { workspaceId: true, homeId: true, status: true, askedAt: true, day: true, days: true } as const;

/** The demo of the scope's workspace, or the one that it is; null where it has none and is none. */
export async function find({ db, scope: { workspaceId } }: Transaction): Promise<Demo | null> {
  const row = await db.demo.findFirst({
    where: { OR: [{ homeId: workspaceId }, { workspaceId }] },
    select: DEMO,
  });
  // INVARIANT: the table's check holds no other status.
  return row && { ...row, status: row.status as DemoStatus };
}

type NewDemo = Pick<DemoTask, 'workspaceId' | 'askedAt' | 'askedById' | 'days' | 'lands'>;

/** Asks the worker for a demo of the scope's workspace; false where there is one already, also when two ask at once. */
export async function insert({ db, scope }: WriteTransaction, demo: NewDemo): Promise<boolean> {
  const data = [{ ...demo, homeId: scope.workspaceId, status: 'asked' }];
  const { count } = await db.demo.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Asks the worker to remove it; false where that was asked already. */
export async function askRemoval({ db }: WriteTransaction, workspaceId: string): Promise<boolean> {
  const data = { status: 'removing', toldAt: null };
  const { count } = await db.demo.updateMany({ where: { workspaceId, status: { not: 'removing' } }, data });
  return count === 1;
}

/** What the worker has to do, the oldest first. */
export async function listToDo(): Promise<DemoTask[]> {
  return database().$queryRaw`
    SELECT workspace_id AS "workspaceId", home_id AS "homeId", status, asked_by_id AS "askedById", lands,
           asked_at AS "askedAt", days, failures FROM list_demos_to_do()`;
}

/** Moves it on. From then on its time is everybody's. */
export async function moveOn(
  workspaceId: string,
  step: { readonly from: DemoStatus; readonly to: DemoStatus; readonly failures?: number },
): Promise<boolean> {
  return inDemo(workspaceId, async (db) => {
    const { from, to, failures } = step;
    const data = { status: to, toldAt: null, ...(failures !== undefined && { failures }) };
    const { count } = await db.demo.updateMany({ where: { workspaceId, status: from }, data });
    return count === 1;
  });
}

/** Marks what was told while it was made as told: nobody is rung for the past. */
export async function settleOutbox({ db, scope }: Transaction, before: Date): Promise<void> {
  await db.outboxMessage.updateMany({
    where: { workspaceId: scope.workspaceId, routedAt: null, createdAt: { lt: before } },
    data: { routedAt: before },
  });
}

/** Removes the demo with everything in it. The database refuses any workspace that is no demo to be removed. */
export async function removeAll(workspaceId: string): Promise<void> {
  await database().$transaction(
    async (db) => {
      await db.$queryRaw`SELECT remove_demo(${workspaceId})::text`;
    },
    { timeout: 60_000 },
  );
}

/** Clears away what was half made and asks for it anew, in another workspace, since a mark comes first. */
export async function startAnew(task: DemoTask): Promise<void> {
  const { homeId, askedById, askedAt, days, lands, failures, workspaceId } = task;
  await database().$transaction(
    async (db) => {
      await db.$queryRaw`SELECT set_config('app.workspaces', ${`${workspaceId},${homeId}`}, true)`;
      await db.demo.updateMany({ where: { workspaceId }, data: { status: 'removing', toldAt: null } });
      await db.$queryRaw`SELECT remove_demo(${workspaceId})::text`;
      const anew = { homeId, askedById, askedAt, days, lands, failures: failures + 1, status: 'asked' };
      await db.demo.createMany({ data: [{ ...anew, workspaceId: newId('workspace') }] });
    },
    { timeout: 60_000 },
  );
}

type Db = Transaction['db'];

async function inDemo<T>(workspaceId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return database().$transaction(async (db) => {
    await db.$queryRaw`SELECT set_config('app.workspaces', ${workspaceId}, true)`;
    return work(db);
  });
}
