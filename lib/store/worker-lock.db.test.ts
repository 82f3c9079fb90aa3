import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { takeWorkerLock, type WorkerLock } from '#lib/store/worker-lock.ts';
import { asAdmin, createTestDatabase, type TestDatabase } from '#lib/testing/postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

/** The server ends a session a moment after the client has, so the lock of one that left may be held a little longer. */
function onceFree(): Promise<WorkerLock> {
  return vi.waitFor(async () => {
    const lock = await takeWorkerLock(database.appUrl);
    if (!lock) throw new Error('another still holds the lock');
    return lock;
  });
}

test('one worker at a time holds the lock, and another gets it once it is released', async () => {
  const first = await takeWorkerLock(database.appUrl);
  expect(first).not.toBeNull();
  expect(await takeWorkerLock(database.appUrl)).toBeNull();
  await first?.release();
  await (await onceFree()).release();
});

test('a worker whose connection is cut learns that it is no longer the worker', async () => {
  const lock = await onceFree();
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}' AND usename = 'countersign_app' AND pid <> pg_backend_pid()`;
  await asAdmin(database.ownerUrl.replace('countersign_owner', 'countersign_app'), cut);
  expect(await lock.lost).toBeTypeOf('string');
});
