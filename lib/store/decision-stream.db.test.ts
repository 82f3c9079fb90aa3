import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DecisionStream } from '#lib/store/decision-stream.ts';
import { until } from '#lib/testing/gates.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedWorkspace } from '#lib/testing/workspaces.ts';

const database = withTestDatabase();
const ALL = { afterId: 'dec_0', beforeId: 'dec_z', agentIds: null };

let here: SeededWorkspace;
let owner: pg.Client;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(() => owner.end());

const count = (stream: DecisionStream) => stream.count(ALL, 10);

/** Connections of streams to this file's database. */
async function openStreams(): Promise<number> {
  const { rows } = await owner.query(
    `SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'countersign backtest'`,
  );
  return rows[0].open;
}

/** A stream that is at work until it is let go. */
function hold(patience?: Parameters<typeof DecisionStream.with>[2]) {
  const [began, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const state = { isAtWork: false };
  const work = async (stream: DecisionStream) => {
    state.isAtWork = true;
    began.resolve();
    await letGo.promise;
    return count(stream);
  };
  return {
    state,
    began: began.promise,
    letGo: letGo.resolve,
    done: DecisionStream.with(here.scope, work, patience),
  };
}

it('has two at work at once; a third waits for one of them, and opens no connection until then', async () => {
  const [first, second] = [hold(), hold()];
  await Promise.all([first.began, second.began]);
  const third = hold();
  expect(await openStreams()).toBe(2);
  expect(third.state.isAtWork).toBe(false);
  first.letGo();
  await third.began;
  expect(await first.done).toBe(0);
  await until(async () => (await openStreams()) === 2);
  second.letGo();
  third.letGo();
  expect(await Promise.all([second.done, third.done])).toEqual([0, 0]);
  await until(async () => (await openStreams()) === 0);
});

it('says that as many are at work as can be where none comes free in time', async () => {
  const held = [hold(), hold()];
  await Promise.all(held.map(({ began }) => began));
  const refused = DecisionStream.with(here.scope, count, { waitMs: 1, statementMs: 1_000 });
  await expect(refused).rejects.toMatchObject({ code: 'rate_limited', retryAfterS: 1 });
  for (const { letGo } of held) letGo();
  await Promise.all(held.map(({ done }) => done));
});

it('gives its place back when the connection is lost, when the work fails and when none can be made', async () => {
  const patience = { waitMs: 1, statementMs: 1_000 };
  const lost = hold(patience);
  await lost.began;
  // Whoever made a connection may end it.
  const maker = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await maker.connect();
  await maker.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'countersign backtest'`,
  );
  await maker.end();
  await until(async () => (await openStreams()) === 0);
  lost.letGo();
  await expect(lost.done).rejects.toThrow(/\S/);
  const fails = () => Promise.reject(new Error('the work failed'));
  for (let time = 0; time < 3; time += 1)
    await expect(DecisionStream.with(here.scope, fails, patience)).rejects.toThrow('the work failed');
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = 'postgres://nobody:none@127.0.0.1:1/none';
  for (let time = 0; time < 3; time += 1)
    await expect(DecisionStream.with(here.scope, count, patience)).rejects.toThrow('ECONNREFUSED');
  process.env.DATABASE_URL = url;
  expect(await Promise.all([1, 2].map(() => DecisionStream.with(here.scope, count)))).toEqual([0, 0]);
  await until(async () => (await openStreams()) === 0);
});

it('gives up a statement that takes too long, and says so', async () => {
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE decision IN ACCESS EXCLUSIVE MODE');
  const slow = DecisionStream.with(here.scope, count, { waitMs: 1_000, statementMs: 20 });
  await expect(slow).rejects.toMatchObject({ code: 'database_unavailable' });
  await owner.query('ROLLBACK');
});
