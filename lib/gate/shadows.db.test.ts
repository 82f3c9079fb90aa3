import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { activateVersion } from '#lib/operations/pacts/activate-version.ts';
import { endShadow } from '#lib/operations/pacts/end-shadow.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { newId } from '#lib/platform/ids.ts';
import { read, write } from '#lib/store/transaction.ts';
import { askGate, endReview, keyOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { anyPact } from '#lib/testing/pact-arbitraries.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { seedWaitingVersion, shadowOf } from '#lib/testing/shadows.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const SHADOWED = { pactKey: 'payments' };
const DAY_MS = 24 * 3_600_000;
let clockMs = 0;
let gate: Gate;

beforeAll(async () => {
  gate = await openReadyGate(undefined, () => Date.now() + clockMs);
});

afterAll(async () => {
  await gate.close();
});

type Scene = {
  readonly workspace: SeededWorkspace;
  readonly caller: KeyFact;
  readonly pactId: string;
  readonly content: PactContent;
};

/** A workspace of its own with agent_pay, the payments pact in force and its second version waiting. */
async function scene(inForce: readonly Clause[], waiting: readonly Clause[] | string): Promise<Scene> {
  const workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  const { pactId, content } = await seedActivePact(workspace, { clauses: inForce });
  const text = typeof waiting === 'string' ? waiting : { ...content, clauses: waiting };
  await seedWaitingVersion(workspace, { pactId, content: text });
  const caller = await keyOf(gate, await seedKey(workspace));
  return { workspace, caller, pactId, content };
}

const BLOCK_ALL = clauseOf({
  requires: [{ type: 'condition', cel: 'false' }],
  consequence: { type: 'block' },
});

type Row = { decisionId: string; was: string; would: string; summary: string };

function resultsOf({ workspace }: Scene, shadowId?: string): Promise<Row[]> {
  return read(workspace.scope, ({ db }) =>
    db.shadowResult.findMany({
      where: { workspaceId: workspace.workspaceId, shadowId },
      orderBy: { decisionId: 'asc' },
      select: { decisionId: true, was: true, would: true, summary: true },
    }),
  );
}

const wouldOf = async (set: Scene) => (await resultsOf(set)).map(({ was, would }) => `${was} → ${would}`);
const amount = (value: number) => ({ context: { amount: value } });
const told = ({ record }: KeptDecision) => canonicalJson(record.decision);

describe('a version in shadow', () => {
  test('that would block everything changes no answer, and each is recorded with what it would have been', async () => {
    const set = await scene([clauseOf()], [BLOCK_ALL]);
    const { id, revision: minRevision } = await shadowOf(set.workspace, SHADOWED);
    const amounts = Array.from({ length: 40 }, (_, index) => 4_000 + index * 50);
    const asked = amounts.map((value) => askGate(gate, set.caller, { ...amount(value), minRevision }));
    const answered = await Promise.all(asked);
    expect(answered.map(({ record }) => record.decision.effect)).toEqual(
      amounts.map((value) => (value <= 5_000 ? 'allow' : 'review')),
    );
    const results = await resultsOf(set, id);
    expect(results.map((row) => row.decisionId)).toEqual(answered.map((one) => one.id).sort());
    for (const { record, id: decisionId } of answered)
      expect(results.find((row) => row.decisionId === decisionId)).toMatchObject({
        was: record.decision.effect,
        would: 'block',
        summary: expect.stringMatching(/^Blocked: /),
      });
  });

  test('leaves the live answer the same to the byte, whatever it says and whatever is asked', async () => {
    const set = await scene([clauseOf()], [BLOCK_ALL]);
    let number = 2;
    const context = fc.record(
      { amount: fc.constantFrom(1, 4_999, 5_001, -1, 'lots'), currency: fc.constantFrom('EUR', 'CHF') },
      { requiredKeys: [] },
    );
    const action = fc.constantFrom('tool:wire-transfer', 'tool:undeclared', 'shell:exec');
    const wish = fc.record({ context, action, resourceTier: fc.constantFrom('low', 'critical') });
    await fc.assert(
      fc.asyncProperty(anyPact, fc.array(wish, { minLength: 1, maxLength: 6 }), async (pact, wishes) => {
        const askAll = async (minRevision?: number) => {
          const answers: string[] = [];
          for (const one of wishes)
            answers.push(told(await askGate(gate, set.caller, { ...one, minRevision })));
          return answers;
        };
        const before = await askAll();
        number += 1;
        const { key, name, agents } = set.content;
        const content = { ...pact, key, name, agents };
        await seedWaitingVersion(set.workspace, { pactId: set.pactId, number, content });
        const { id, revision } = await shadowOf(set.workspace, { ...SHADOWED, number });
        expect(await askAll(revision)).toEqual(before);
        expect(await resultsOf(set, id)).toHaveLength(wishes.length);
        const params = { ...SHADOWED, number };
        await endShadow(set.workspace.scope, { params, body: { reason: 'Seen.' } });
      }),
      { numRuns: 25 },
    );
  });

  test('says nothing of dry runs, nor of agents that neither it nor what is in force binds', async () => {
    const set = await scene([clauseOf()], [BLOCK_ALL]);
    await seedAgent(set.workspace, { key: 'agent_other' });
    const { revision: minRevision } = await shadowOf(set.workspace, SHADOWED);
    await askGate(gate, set.caller, { ...amount(1), mode: 'dry_run', minRevision });
    await askGate(gate, set.caller, { ...amount(1), agentId: 'agent_other' });
    await askGate(gate, set.caller, { ...amount(1), agentId: 'agent_nobody' });
    expect(await resultsOf(set)).toEqual([]);
  });

  test('opens no review and joins none', async () => {
    const held = clauseOf({ requires: [{ type: 'condition', cel: 'false' }] });
    const set = await scene([clauseOf()], [held]);
    const { revision: minRevision } = await shadowOf(set.workspace, SHADOWED);
    const answer = await askGate(gate, set.caller, { ...amount(1), minRevision });
    expect(answer.review).toBeNull();
    expect(await wouldOf(set)).toEqual(['allow → review']);
    const reviews = await read(set.workspace.scope, ({ db }) =>
      db.review.count({ where: { workspaceId: set.workspace.workspaceId } }),
    );
    expect(reviews).toBe(0);
  });

  test('counts an approval for the clause that the same people answer, and for no other', async () => {
    const stricter = clauseOf({
      consequence: { type: 'review', role: 'approver', quorum: 2, expiresIn: 'PT30M' },
    });
    for (const [waiting, expected] of [
      [clauseOf({ title: 'Other words' }), 'allow'],
      [stricter, 'review'],
    ] as const) {
      const set = await scene([clauseOf()], [waiting]);
      const { revision } = await shadowOf(set.workspace, SHADOWED);
      const first = await askGate(gate, set.caller, { ...amount(9_000), minRevision: revision });
      const reviewId = first.review?.id ?? '';
      const minRevision = await endReview(set.workspace, reviewId, 'approved');
      await askGate(gate, set.caller, { ...amount(9_000), reviewId, minRevision });
      expect(await wouldOf(set)).toEqual(['review → review', `allow → ${expected}`]);
    }
  });
});

describe('a limit in shadow', () => {
  const limit = (count: number, key = 'often') =>
    clauseOf({
      key,
      requires: [{ type: 'limit', count, window: 'P365D', per: 'agent' }],
      consequence: { type: 'block' },
    });

  test('reads what live decisions used and uses nothing up itself', async () => {
    const set = await scene([limit(4)], [limit(2)]);
    const { revision: minRevision } = await shadowOf(set.workspace, SHADOWED);
    const ends: string[] = [];
    for (let time = 0; time < 5; time += 1)
      ends.push((await askGate(gate, set.caller, { minRevision })).record.decision.effect);
    expect(ends).toEqual(['allow', 'allow', 'allow', 'allow', 'block']);
    expect((await resultsOf(set)).map((row) => row.would)).toEqual([
      'allow',
      'allow',
      'block',
      'block',
      'block',
    ]);
  });

  test('that has not been read yet is unknown for that once, and costs the live decision nothing', async () => {
    const set = await scene([clauseOf()], [clauseOf(), limit(1, 'new')]);
    const { revision: minRevision } = await shadowOf(set.workspace, SHADOWED);
    const first = await askGate(gate, set.caller, { ...amount(1), minRevision });
    expect(first.record.decision.limitsRead).toEqual([]);
    expect(await wouldOf(set)).toEqual(['allow → unknown']);
    await until(async () => {
      await askGate(gate, set.caller, amount(1));
      return (await wouldOf(set)).at(-1) === 'allow → allow';
    });
    const used = await read(set.workspace.scope, ({ db }) =>
      db.consumption.count({ where: { workspaceId: set.workspace.workspaceId } }),
    );
    expect(used).toBe(0);
  });
});

describe('a shadow that fails', () => {
  test.each(['{"clauses":[{}]}', '{}', 'no JSON'])(
    'hurts no decision: a version whose text is %s',
    async (text) => {
      const set = await scene([clauseOf()], text);
      const id = newId('shadow');
      const { workspaceId, scope, owner } = set.workspace;
      // As no operation would start it.
      const { revision: minRevision } = await write(scope, async (transaction) => {
        const [startedAt, endsAt] = [new Date(), new Date(Date.now() + DAY_MS)];
        await transaction.db.shadow.create({
          data: {
            ...{ workspaceId, id, pactId: set.pactId, number: 2, startedAt, endsAt },
            startedById: owner.principal.personId,
          },
        });
        transaction.touch('shadow', id);
      });
      const failures = gate.stats.shadowFailures;
      const answer = await askGate(gate, set.caller, { ...amount(1), minRevision });
      expect(answer.record.decision.effect).toBe('allow');
      expect(await wouldOf(set)).toEqual(['allow → unknown']);
      expect(gate.stats.shadowFailures).toBe(failures + 1);
      expect(gate.stats.answeredWithoutRecord).toBe(0);
    },
  );
});

describe('a shadow ends', () => {
  test('at its date by the gate’s own clock, whether or not anybody has written so', async () => {
    const set = await scene([clauseOf()], [BLOCK_ALL]);
    const { revision: minRevision, endsAt } = await shadowOf(set.workspace, SHADOWED);
    await askGate(gate, set.caller, { ...amount(1), minRevision });
    clockMs = endsAt.getTime() - Date.now();
    await askGate(gate, set.caller, amount(1));
    clockMs = 0;
    expect(await wouldOf(set)).toEqual(['allow → block']);
  });

  test('by hand: nothing is recorded of it after that', async () => {
    const set = await scene([clauseOf()], [BLOCK_ALL]);
    const { revision } = await shadowOf(set.workspace, SHADOWED);
    await askGate(gate, set.caller, { ...amount(1), minRevision: revision });
    const call = { params: { ...SHADOWED, number: 2 }, body: { reason: 'Enough.' } };
    await endShadow(set.workspace.scope, call);
    // Also by a gate that has not heard of it: the recording itself looks.
    for (let time = 0; time < 5; time += 1) await askGate(gate, set.caller, amount(1));
    expect(await wouldOf(set)).toEqual(['allow → block']);
  });

  test('when its version comes into force: what it would have answered is what is answered', async () => {
    const set = await scene([clauseOf()], []);
    const { id: shadowId, revision } = await shadowOf(set.workspace, SHADOWED);
    const would = await askGate(gate, set.caller, { ...amount(1), minRevision: revision });
    const [result] = await resultsOf(set, shadowId);
    const digest = await digestOf(set);
    await activateVersion(set.workspace.scope, { params: { ...SHADOWED, number: 2 }, body: { digest } });
    const after = await askGate(gate, set.caller, amount(1));
    expect(would.record.decision.effect).toBe('allow');
    expect(after.record.decision).toMatchObject({ effect: result?.would, summary: result?.summary });
    expect(await resultsOf(set, shadowId)).toHaveLength(1);
  });
});

async function digestOf({ workspace, pactId }: Scene): Promise<string> {
  const where = { workspaceId_pactId_number: { workspaceId: workspace.workspaceId, pactId, number: 2 } };
  return read(workspace.scope, async ({ db }) => (await db.pactVersion.findUniqueOrThrow({ where })).digest);
}

test('two pacts in shadow are each judged with the other as it is in force', async () => {
  const set = await scene([clauseOf()], [BLOCK_ALL]);
  const other = await seedActivePact(set.workspace, { key: 'other', clauses: [clauseOf({ key: 'other' })] });
  await seedWaitingVersion(set.workspace, { pactId: other.pactId, content: other.content });
  const one = await shadowOf(set.workspace, SHADOWED);
  const two = await shadowOf(set.workspace, { pactKey: 'other' });
  await askGate(gate, set.caller, { ...amount(1), minRevision: two.revision });
  expect((await resultsOf(set, one.id)).map((row) => row.would)).toEqual(['block']);
  expect((await resultsOf(set, two.id)).map((row) => row.would)).toEqual(['allow']);
});
