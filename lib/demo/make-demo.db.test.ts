import { createHash } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#lib/auth/authorise.ts';
import { makeDemo } from '#lib/demo/make-demo.ts';
import type { DemoTask } from '#lib/domain/demos/types.ts';
import { makeDemosJob } from '#lib/jobs/make-demos.ts';
import { listDecisions } from '#lib/operations/decisions/list-decisions.ts';
import { replayDecision } from '#lib/operations/decisions/replay-decision.ts';
import { askForDemo } from '#lib/operations/demos/ask-for-demo.ts';
import { beginDemo, finishDemo, listDemoTasks } from '#lib/operations/demos/demo-tasks.ts';
import { readDemo } from '#lib/operations/demos/read-demo.ts';
import { removeDemo } from '#lib/operations/demos/remove-demo.ts';
import { createLogger } from '#lib/platform/logger.ts';
import * as demos from '#lib/store/demos.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedWorkspace } from '#lib/testing/workspaces.ts';

const database = withTestDatabase();
const log = createLogger('test');
const signal = new AbortController().signal;
/** Few asks; everything people do is done. */
const SHARE = 0.045;

/** Of the history that is made a second time to be compared. */
const FEW_DAYS = 6;
const DAY_MS = 86_400_000;

let first: SeededWorkspace;
let second: SeededWorkspace;
let made: DemoTask;

type Less = { readonly askedAt?: Date; readonly firstDays?: number };

async function make(home: SeededWorkspace, { askedAt, firstDays }: Less = {}): Promise<DemoTask> {
  await askForDemo(home.scope, { lands: home === first });
  const task = (await listDemoTasks()).find(({ homeId }) => homeId === home.workspaceId);
  if (!task) throw new Error('it was asked for');
  await beginDemo(task);
  const databaseUrl = process.env.DATABASE_URL ?? '';
  await makeDemo(
    { ...task, askedAt: askedAt ?? task.askedAt },
    { databaseUrl, logger: log, signal, share: SHARE, firstDays },
  );
  await finishDemo(task);
  return task;
}

async function rowsOf(workspaceId: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query({ text, values: [workspaceId], rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** What was decided so far, when and why, without the ids, which are random. */
async function digestOf(workspaceId: string, days: number): Promise<string> {
  const rows = await rowsOf(
    workspaceId,
    `SELECT evaluated_at, action, effect, record::json->'decision'->>'summary' FROM decision WHERE workspace_id = $1 ORDER BY id`,
  );
  const until = startOf(made, days);
  const early = rows.filter(([at]) => (at as Date).getTime() < until);
  expect(early.length).toBeGreaterThan(10);
  return createHash('sha256').update(JSON.stringify(early)).digest('hex');
}

function startOf({ askedAt, days }: DemoTask, day: number): number {
  return (Math.floor(askedAt.getTime() / DAY_MS) - days + day) * DAY_MS;
}

const countAll = (workspaceId: string) =>
  rowsOf(
    workspaceId,
    `SELECT (SELECT count(*) FROM event WHERE workspace_id = $1), (SELECT count(*) FROM change WHERE workspace_id = $1),
            (SELECT count(*) FROM member WHERE workspace_id = $1), (SELECT count(*) FROM decision WHERE workspace_id = $1)`,
  );

beforeAll(async () => {
  first = await seedWorkspace();
  second = await seedWorkspace();
  made = await make(first);
}, 60_000);

describe('a demo', () => {
  it('is made of decisions that replay to the same bytes', async () => {
    const scope = systemScope(made.workspaceId, 'test');
    const { items } = await listDecisions(scope, { query: { limit: 40 } } as never);
    expect(items.length).toBeGreaterThan(20);
    for (const { id } of items) {
      const replay = await replayDecision(scope, { params: { decisionId: id } });
      expect(replay).toMatchObject({ isSame: true });
    }
  });

  it('is the same history for the same moment', async () => {
    const other = await make(second, { askedAt: made.askedAt, firstDays: FEW_DAYS });
    expect(await digestOf(other.workspaceId, FEW_DAYS)).toBe(await digestOf(made.workspaceId, FEW_DAYS));
  }, 60_000);

  it('ends at the moment it was asked for and lies wholly in the thirty days before', async () => {
    const [[from, to] = []] = await rowsOf(
      made.workspaceId,
      'SELECT min(created_at), max(created_at) FROM change WHERE workspace_id = $1 AND created_at <> (SELECT max(created_at) FROM change WHERE workspace_id = $1)',
    );
    expect((from as Date).getTime()).toBeGreaterThan(made.askedAt.getTime() - 31 * 86_400_000);
    expect((to as Date).getTime()).toBeLessThanOrEqual(made.askedAt.getTime() + 60_000);
  });

  it('leaves exactly two reviews waiting, both payments, one of them with one of two approvals', async () => {
    const rows = await rowsOf(
      made.workspaceId,
      `SELECT action, (SELECT count(*)::int FROM review_answer a WHERE a.review_id = r.id) FROM review r
        WHERE workspace_id = $1 AND status = 'pending' ORDER BY id`,
    );
    expect(rows).toEqual([
      ['tool:pay-invoice', 1],
      ['tool:pay-invoice', 0],
    ]);
  });

  it('sends nothing to anybody', async () => {
    expect(await rowsOf(made.workspaceId, 'SELECT 1 FROM delivery WHERE workspace_id = $1')).toEqual([]);
  });

  it('is made once, however many ask', async () => {
    await expect(askForDemo(first.scope)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('has no demo of its own', async () => {
    await expect(askForDemo(systemScope(made.workspaceId, 'test'))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('the removal of a demo', () => {
  it('is refused for any workspace that is no demo, by the database', async () => {
    await expect(demos.removeAll(first.workspaceId)).rejects.toThrow('is no demo that is to be removed');
    await expect(demos.removeAll(made.workspaceId)).rejects.toThrow('is no demo that is to be removed');
    const late = rowsOf(
      first.workspaceId,
      `INSERT INTO demo (workspace_id, home_id, status, asked_by_id, asked_at, days) VALUES ($1, 'x', 'removing', 'x', now(), 30)`,
    );
    await expect(late).rejects.toThrow('it can be no demo');
  });

  it('takes everything of it away, and nothing of anybody else', async () => {
    const before = await countAll(second.workspaceId);
    await removeDemo(first.scope);
    await makeDemosJob.run({ now: () => new Date(), log, signal });
    expect((await readDemo(first.scope)).demo).toBeNull();
    const tables = await rowsOf(
      'public',
      `SELECT table_name FROM information_schema.columns WHERE table_schema = $1 AND column_name = 'workspace_id'`,
    );
    for (const [table] of tables)
      expect(await rowsOf(made.workspaceId, `SELECT 1 FROM "${table}" WHERE workspace_id = $1`)).toEqual([]);
    expect(await countAll(second.workspaceId)).toEqual(before);
    expect((await readDemo(second.scope)).demo?.status).toBe('ready');
  }, 60_000);

  it('leaves what is written for good as it is elsewhere', async () => {
    const gone = rowsOf(second.workspaceId, 'DELETE FROM event WHERE workspace_id = $1');
    await expect(gone).rejects.toThrow('append-only');
  });
});
