import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import { openGate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { newId } from '#lib/platform/ids.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { write } from '#lib/store/transaction.ts';
import { askGate, endOf, endReview, keyOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
let workspace: SeededWorkspace;
let one: Gate;
let two: Gate;
let later: Gate;
let caller: KeyFact;
let idempotencyKey: string;

const ALLOWED = { context: { amount: 1 } };
const HELD = { context: { amount: 9000 } };

beforeAll(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  await seedActivePact(workspace);
  const key = await seedKey(workspace);
  one = await openReadyGate();
  two = await openReadyGate();
  const logger = createLogger('test');
  later = openGate({
    databaseUrl: process.env.DATABASE_URL ?? '',
    logger,
    now: () => Date.now() + 61_000,
  });
  await until(() => later.state().isReady);
  caller = await keyOf(one, key);
});

beforeEach(() => {
  idempotencyKey = newId('request');
});

afterAll(async () => {
  await Promise.all([one, two, later].map((gate) => gate.close()));
});

describe('the same key and the same request', () => {
  test('get the same answer, on the gate that gave it and on another', async () => {
    const first = await askGate(one, caller, { ...ALLOWED, idempotencyKey });
    expect((await askGate(one, caller, { ...ALLOWED, idempotencyKey })).id).toBe(first.id);
    const other = await askGate(two, caller, { ...ALLOWED, idempotencyKey });
    expect(JSON.stringify(other)).toBe(JSON.stringify(first));
  });

  test('get one answer when they come at once over two gates', async () => {
    const asked = Array.from({ length: 20 }, (_, index) =>
      askGate(index % 2 === 0 ? one : two, caller, { ...ALLOWED, idempotencyKey }),
    );
    const ids = new Set((await Promise.all(asked)).map((decision) => decision.id));
    expect(ids.size).toBe(1);
  });

  test('are decided again while the first answer is held, and pick up the approval by themselves', async () => {
    const first = await askGate(one, caller, { ...HELD, idempotencyKey });
    const again = await askGate(two, caller, { ...HELD, idempotencyKey });
    expect([again.record.decision.effect, again.review?.id]).toEqual(['review', first.review?.id]);
    await endReview(workspace, first.review?.id ?? '', 'approved');
    const allowed = await askGate(one, caller, { ...HELD, idempotencyKey });
    expect(allowed.record.decision.effect).toBe('allow');
    expect((await askGate(two, caller, { ...HELD, idempotencyKey })).id).toBe(allowed.id);
  });

  test('stay held after a denial and open no second review', async () => {
    const first = await askGate(one, caller, { ...HELD, idempotencyKey });
    await endReview(workspace, first.review?.id ?? '', 'denied');
    const again = await askGate(one, caller, { ...HELD, idempotencyKey });
    expect([again.record.decision.effect, again.review?.id]).toEqual(['review', first.review?.id]);
  });

  test('are refused once the allow is older than its 60 seconds', async () => {
    await askGate(one, caller, { ...ALLOWED, idempotencyKey });
    expect(await endOf(askGate(later, caller, { ...ALLOWED, idempotencyKey }))).toBe('decision_expired');
  });

  test('are refused once a stop holds what was allowed', async () => {
    await askGate(one, caller, { ...ALLOWED, idempotencyKey });
    const id = newId('stop');
    const { revision } = await write(workspace.scope, async (transaction) => {
      const { workspaceId } = workspace;
      const stop = { workspaceId, id, target: 'action', targetId: 'tool:wire-transfer', mode: 'freeze' };
      await transaction.db.stop.create({ data: { ...stop, reason: 'Test', createdById: 'per_x' } });
      transaction.touch('stop', id);
      transaction.raiseGuard();
    });
    const repeat = { ...ALLOWED, idempotencyKey, minRevision: revision };
    expect(await endOf(askGate(one, caller, repeat))).toBe('decision_expired');
    await write(workspace.scope, async (transaction) => {
      await transaction.db.stop.updateMany({ where: { id }, data: { liftedAt: new Date() } });
      transaction.touch('stop', id);
      transaction.raiseGuard();
    });
  });
});

describe('the same key and another request', () => {
  test('are refused, on any gate', async () => {
    const minRevision = one.revisionOf(workspace.workspaceId);
    await askGate(one, caller, { ...ALLOWED, idempotencyKey, minRevision });
    const other = { context: { amount: 2 }, idempotencyKey };
    expect(await endOf(askGate(one, caller, other))).toBe('idempotency_reused');
    expect(await endOf(askGate(two, caller, other))).toBe('idempotency_reused');
    const dry = { ...ALLOWED, idempotencyKey, mode: 'dry_run' as const };
    expect(await endOf(askGate(two, caller, dry))).toBe('idempotency_reused');
  });
});

describe('reviews', () => {
  test('are opened once for a request that is asked many times, over two gates', async () => {
    const context = { amount: 7777 };
    const asked = Array.from({ length: 30 }, (_, index) =>
      askGate(index % 2 === 0 ? one : two, caller, { context }),
    );
    const ids = new Set((await Promise.all(asked)).map((decision) => decision.review?.id));
    expect(ids.size).toBe(1);
  });

  test('that were recalled help no more, on a gate that knew the approval', async () => {
    const context = { amount: 7778 };
    const { review } = await askGate(one, caller, { context });
    const reviewId = review?.id ?? '';
    await endReview(workspace, reviewId, 'approved');
    await until(() => two.revisionOf(workspace.workspaceId) >= one.revisionOf(workspace.workspaceId));
    await endReview(workspace, reviewId, 'recalled');
    expect(await endOf(askGate(two, caller, { context, reviewId }))).toBe('review');
    expect(await endOf(askGate(one, caller, { context, reviewId }))).toBe('review');
  });

  test('are neither opened nor used by a dry run', async () => {
    const context = { amount: 7779 };
    const dry = await askGate(one, caller, { context, mode: 'dry_run' });
    expect([dry.record.decision.effect, dry.review]).toEqual(['review', null]);
    const { review } = await askGate(one, caller, { context });
    const reviewId = review?.id ?? '';
    await endReview(workspace, reviewId, 'approved');
    expect(await endOf(askGate(one, caller, { context, reviewId, mode: 'dry_run' }))).toBe('allow');
    expect(await endOf(askGate(one, caller, { context, reviewId }))).toBe('allow');
    expect(await endOf(askGate(one, caller, { context, reviewId }))).toBe('review');
  });
});
