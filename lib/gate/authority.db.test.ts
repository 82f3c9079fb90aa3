import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import { statementFor } from '#lib/gate/recorder/encode.ts';
import type { RecordItem } from '#lib/gate/recorder/item.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import { read, write } from '#lib/store/transaction.ts';
import { askGate, endOf, keyOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

const ROUNDS = 200;
const LOOPS = 12;
/** A round that goes wrong ends; it must not hang the run. */
const ROUND_LIMIT_MS = 5000;

withTestDatabase();
let workspace: SeededWorkspace;
let gates: { gate: Gate; caller: KeyFact }[];
let pactId: string;

beforeAll(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  const made = await seedActivePact(workspace);
  pactId = made.pactId;
  const stricter = {
    ...made.content,
    clauses: [clauseOf({ requires: [{ type: 'condition', cel: 'context.amount <= 1' }] })],
  };
  await write(workspace.scope, ({ db, touch }) => {
    touch('pact', pactId);
    const content = canonicalJson(stricter);
    const { workspaceId } = workspace;
    const authorId = workspace.owner.principal.personId;
    return db.pactVersion.create({
      data: { workspaceId, pactId, number: 2, content, digest: sha256(content), authorId },
    });
  });
  await write(workspace.scope, ({ db, touch }) => {
    touch('pact', pactId);
    return db.pactVersionStatus.create({
      data: { workspaceId: workspace.workspaceId, pactId, number: 2, status: 'approved' },
    });
  });
  const key = await seedKey(workspace);
  const open = async () => {
    const gate = await openReadyGate();
    return { gate, caller: await keyOf(gate, key) };
  };
  gates = [await open(), await open()];
});

afterAll(async () => {
  await Promise.all(gates.map(({ gate }) => gate.close()));
});

/** Puts a version in force in the place of the other, in one guarded write. */
async function putInForce(number: 1 | 2): Promise<void> {
  await write(workspace.scope, async (transaction) => {
    const { workspaceId } = workspace;
    const where = { workspaceId, pactId };
    const { db } = transaction;
    await db.pactVersionStatus.updateMany({
      where: { ...where, status: 'active' },
      data: { status: 'approved' },
    });
    await db.pactVersionStatus.updateMany({ where: { ...where, number }, data: { status: 'active' } });
    transaction.touch('pact', pactId);
    transaction.raiseGuard();
  });
}

async function freeze(target: 'workspace' | 'agent' | 'action', targetId: string): Promise<void> {
  await write(workspace.scope, async (transaction) => {
    const id = newId('stop');
    await transaction.db.stop.create({
      data: {
        ...{ workspaceId: workspace.workspaceId, id, target, targetId, mode: 'freeze', reason: 'Test' },
        createdById: workspace.owner.principal.personId,
      },
    });
    transaction.touch('stop', id);
    transaction.raiseGuard();
  });
}

async function lift(): Promise<void> {
  await write(workspace.scope, async (transaction) => {
    await transaction.db.stop.updateMany({
      where: { workspaceId: workspace.workspaceId, liftedAt: null },
      data: { liftedAt: new Date(), liftedById: 'per_x', liftReason: 'Test' },
    });
    transaction.touch('stop', 'all');
    transaction.raiseGuard();
  });
}

function countAllowed(): Promise<number> {
  const where = { workspaceId: workspace.workspaceId, effect: 'allow' };
  return read(workspace.scope, ({ db }) => db.decision.count({ where }));
}

async function guardNow(): Promise<number> {
  const where = { workspaceId: workspace.workspaceId };
  const head = await read(workspace.scope, ({ db }) => db.workspaceHead.findUniqueOrThrow({ where }));
  return Number(head.guard);
}

function itemOf(guard: number): RecordItem {
  const { workspaceId } = workspace;
  return {
    ...{ workspaceId, guard, id: newId('decision'), at: Date.now(), agentId: 'agt_x', action: 'tool:x' },
    ...{ tier: 'low', effect: 'block', mode: 'enforce', requestDigest: 'sha256:x', idempotency: null },
    ...{
      reviewId: null,
      keyId: 'key_x',
      revision: guard,
      record: '{}',
      isSighting: false,
      uses: [],
      opens: null,
      shadows: [],
    },
  };
}

type Round = { readonly startedAfter: number; readonly recordedAfter: number };

/** Asks both gates without a break, narrows meanwhile, and asks each loop some more after that has returned. */
async function narrowDuringLoad(narrow: () => Promise<void>): Promise<Round> {
  const overAt = performance.now() + ROUND_LIMIT_MS;
  let hasReturned = false;
  let before = 0;
  let startedAfter = 0;
  const loops = Array.from({ length: LOOPS }, async (_, index) => {
    const at = gates[index % gates.length];
    if (!at) return;
    for (let late = 0; late < 3 && performance.now() < overAt; ) {
      const isLate = hasReturned;
      const end = await endOf(askGate(at.gate, at.caller, { context: { amount: 100 } }));
      if (isLate) late += 1;
      if (end !== 'allow') continue;
      if (isLate) startedAfter += 1;
      else before += 1;
    }
  });
  while (before === 0 && performance.now() < overAt) await new Promise((resolve) => setImmediate(resolve));
  await narrow();
  hasReturned = true;
  const then = await countAllowed();
  await Promise.all(loops);
  expect(before).toBeGreaterThan(0);
  return { startedAfter, recordedAfter: (await countAllowed()) - then };
}

describe('authority holds from the moment it returned, on two gates under load', () => {
  test(`a stop, ${ROUNDS / 2} rounds: nothing allowed was asked for or recorded after it`, async () => {
    const agent = await read(workspace.scope, ({ db }) =>
      db.agent.findFirstOrThrow({ select: { id: true } }),
    );
    const targets = [
      ['workspace', ''],
      ['agent', agent.id],
      ['action', 'tool:wire-transfer'],
    ] as const;
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const [target, targetId] = targets[round % targets.length] ?? targets[0];
      const { startedAfter, recordedAfter } = await narrowDuringLoad(() => freeze(target, targetId));
      expect({ startedAfter, recordedAfter }, `round ${round}`).toEqual({
        startedAfter: 0,
        recordedAfter: 0,
      });
      await lift();
    }
  }, 120_000);

  test(`an activation, ${ROUNDS / 2} rounds: nothing the new version holds was allowed after it`, async () => {
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const { startedAfter, recordedAfter } = await narrowDuringLoad(() => putInForce(2));
      expect({ startedAfter, recordedAfter }, `round ${round}`).toEqual({
        startedAfter: 0,
        recordedAfter: 0,
      });
      await putInForce(1);
    }
  }, 120_000);

  test.each([
    ['by itself', 1],
    ['in a group', 2],
  ])('a stop waits for decisions that are being recorded %s', async (_how, size) => {
    const recording = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await recording.connect();
    await recording.query('BEGIN');
    const guard = await guardNow();
    const items = Array.from({ length: size }, () => itemOf(guard));
    const { rows } = await recording.query(statementFor(items));
    expect(rows).toEqual([{ verdicts: items.map(() => 0) }]);
    let hasReturned = false;
    const stopped = freeze('workspace', '').then(() => {
      hasReturned = true;
    });
    const isWaiting = async () => {
      const locks = await recording.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
      return locks.rowCount === 1;
    };
    await until(async () => hasReturned || (await isWaiting()));
    expect(hasReturned).toBe(false);
    await recording.query('COMMIT');
    await stopped;
    await recording.end();
    await lift();
  });

  test('what widens is seen without being asked for twice', async () => {
    const [one] = gates;
    await putInForce(2);
    await putInForce(1);
    expect(one && (await endOf(askGate(one.gate, one.caller, { context: { amount: 100 } })))).toBe('allow');
  });
});
