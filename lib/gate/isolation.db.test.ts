import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#lib/domain/problems/problem.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { read } from '#lib/store/transaction.ts';
import { askGate, endOf, endReview, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededKey,
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();
let gate: Gate;
let mine: { workspace: SeededWorkspace; key: SeededKey; caller: KeyFact };
let theirs: typeof mine & { agentId: string };

async function seed(agentKey: string) {
  const workspace = await seedWorkspace();
  const agent = await seedAgent(workspace, { key: agentKey });
  await seedActivePact(workspace, { agents: { keys: [agentKey], labels: {} } });
  const key = await seedKey(workspace);
  return { workspace, key, agentId: agent.id };
}

beforeAll(async () => {
  const a = await seed('agent_a');
  const b = await seed('agent_b');
  gate = await openReadyGate();
  mine = { ...a, caller: await keyOf(gate, a.key) };
  theirs = { ...b, caller: await keyOf(gate, b.key) };
});

afterAll(async () => {
  await gate.close();
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : 'failed'),
  );
}

const context = { amount: 9000 };

describe('a gate answers one workspace nothing of another', () => {
  test('an agent of another workspace is one that nobody registered, by key and by id', async () => {
    for (const agentId of ['agent_b', theirs.agentId]) {
      const { record } = await askGate(gate, mine.caller, { agentId, context: { amount: 1 } });
      expect(record.decision.causes).toMatchObject([{ kind: 'identity', code: 'agent_unknown' }]);
      expect(record.facts.agent).toBeNull();
    }
  });

  test('an approved review of another workspace helps nobody here and shows nothing', async () => {
    const held = await askGate(gate, theirs.caller, { agentId: 'agent_b', context });
    const reviewId = held.review?.id ?? '';
    await endReview(theirs.workspace, reviewId, 'approved');
    const asked = await askGate(gate, mine.caller, { agentId: 'agent_a', context, reviewId });
    expect([asked.record.decision.effect, asked.record.facts.review, asked.review]).toEqual([
      'review',
      null,
      null,
    ]);
    const wait = gate.readReview(mine.key.scope, reviewId, 0, new AbortController().signal);
    expect(await codeOf(wait)).toBe('not_found');
  });

  test('an outcome is reported for one’s own decisions alone', async () => {
    const { id } = await askGate(gate, theirs.caller, { agentId: 'agent_b', context: { amount: 1 } });
    const report = { decisionId: id, callerAgentId: null, status: 'executed' as const, detail: '' };
    const { workspaceId } = mine.workspace;
    expect(await codeOf(gate.reportOutcome({ ...report, workspaceId }))).toBe('not_found');
    const own = { ...report, workspaceId: theirs.workspace.workspaceId };
    expect(await codeOf(gate.reportOutcome(own))).toBe('answered');
  });

  test('the same idempotency key in two workspaces is two keys', async () => {
    const wish = { context: { amount: 1 }, idempotencyKey: 'shared' };
    expect(await endOf(askGate(gate, mine.caller, { agentId: 'agent_a', ...wish }))).toBe('allow');
    expect(await endOf(askGate(gate, theirs.caller, { agentId: 'agent_b', ...wish }))).toBe('allow');
  });

  test('a decision is recorded in its own workspace and seen in no other', async () => {
    const { id } = await askGate(gate, mine.caller, { agentId: 'agent_a', context: { amount: 1 } });
    const find = (workspace: SeededWorkspace) =>
      read(workspace.scope, ({ db }) => db.decision.count({ where: { id } }));
    expect([await find(mine.workspace), await find(theirs.workspace)]).toEqual([1, 0]);
  });
});
