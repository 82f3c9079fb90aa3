import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { read } from '#lib/store/transaction.ts';
import { type FragileLine, openFragileLine } from '#lib/testing/fragile-line.ts';
import { askGate, endOf, keyOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
let workspace: SeededWorkspace;
let line: FragileLine;
let gate: Gate;
let caller: KeyFact;

beforeAll(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  await seedActivePact(workspace);
  const key = await seedKey(workspace);
  line = await openFragileLine(process.env.DATABASE_URL ?? '');
  gate = await openReadyGate(line.url);
  caller = await keyOf(gate, key);
});

afterAll(async () => {
  await gate.close();
  await line.close();
});

const REFUSALS = ['database_unavailable', 'snapshot_stale'];

function ask(idempotencyKey?: string): Promise<string> {
  return endOf(askGate(gate, caller, { context: { amount: 1 }, idempotencyKey }));
}

/** Asks the whole time for as long as told; answers how each ended. Nobody is left waiting, or it would not end itself. */
async function askFor(ms: number): Promise<Set<string>> {
  const ends = new Set<string>();
  const overAt = performance.now() + ms;
  const loops = Array.from({ length: 8 }, async (_, index) => {
    while (performance.now() < overAt) {
      ends.add(await ask(index % 2 === 0 ? undefined : `key-${Math.random()}`));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await Promise.all(loops);
  return ends;
}

describe('a lost database', () => {
  test.each([
    ['cut off', () => line.cut()],
    ['silent', () => line.silence()],
  ])(
    'that is %s allows nothing, keeps nobody waiting, and is found again without a restart',
    async (_how, lose) => {
      expect(await ask()).toBe('allow');
      lose();
      const ends = await askFor(2500);
      expect([...ends].filter((end) => !REFUSALS.includes(end))).toEqual([]);
      await until(() => !gate.state().isReady);
      expect(await ask()).toBe('snapshot_stale');
      line.mend();
      await until(() => gate.state().isReady);
      expect(await ask()).toBe('allow');
    },
  );

  test('leaves no answer without a record', async () => {
    const answered = gate.stats.answered.get('allow') ?? 0;
    const recorded = await read(workspace.scope, ({ db }) =>
      db.decision.count({ where: { effect: 'allow' } }),
    );
    expect(answered).toBeLessThanOrEqual(recorded);
    expect(gate.stats.answeredWithoutRecord).toBe(0);
  });
});
