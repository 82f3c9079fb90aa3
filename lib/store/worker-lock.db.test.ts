import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeWorkerLock } from '#lib/store/worker-lock.ts';
import { asAdmin, createTestDatabase, type TestDatabase } from '#lib/testing/postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

test('one worker at a time holds the lock, and another gets it once it is released', async () => {
  const first = await takeWorkerLock(database.appUrl);
  expect(first).not.toBeNull();
  expect(await takeWorkerLock(database.appUrl)).toBeNull();
  await first?.release();
  const second = await takeWorkerLock(database.appUrl);
  expect(second).not.toBeNull();
  await second?.release();
});

test('a worker whose connection is cut learns that it is no longer the worker', async () => {
  const lock = await takeWorkerLock(database.appUrl);
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}' AND usename = 'countersign_app'`;
  await asAdmin(database.ownerUrl.replace('countersign_owner', 'countersign_app'), cut).catch(
    () => undefined,
  );
  expect(await lock?.lost).toBeTypeOf('string');
});
