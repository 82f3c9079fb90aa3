import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import { write } from '#lib/store/transaction.ts';
import { askGate, endOf, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

const ROUNDS = 200;
const PARALLEL = 50;
const HOUR_MS = 3_600_000;

withTestDatabase();
let workspace: SeededWorkspace;
let second: SeededMember;
let agentId: string;
let pactId: string;
let gates: Gate[];
let callers: KeyFact[];

const LIMIT = clauseOf({
  key: 'never',
  requires: [{ type: 'condition', cel: 'context.amount <= 0' }],
  consequence: { type: 'block' },
});

beforeAll(async () => {
  workspace = await seedWorkspace();
  second = await seedMember(workspace, { role: 'trust_lead' });
  agentId = (await seedAgent(workspace, { key: 'agent_pay' })).id;
  pactId = (await seedActivePact(workspace, { clauses: [LIMIT] })).pactId;
  const key = await seedKey(workspace);
  gates = [await openReadyGate(), await openReadyGate()];
  callers = await Promise.all(gates.map((gate) => keyOf(gate, key)));
});

afterAll(async () => {
  await Promise.all(gates.map((gate) => gate.close()));
});

type Wish = { readonly maxUses?: number; readonly endsAt?: Date; readonly clauseDigest?: string };

/** A granted override of the clause, as its life would have left it; answers its id and the revision. */
async function grant(given: Wish = {}): Promise<{ readonly id: string; readonly revision: number }> {
  const id = newId('override');
  const now = Date.now();
  const { revision } = await write(workspace.scope, async (transaction) => {
    await transaction.db.override.create({
      data: {
        workspaceId: workspace.workspaceId,
        id,
        status: 'granted',
        targetType: 'clause',
        pactId,
        clauseKey: LIMIT.key,
        clauseDigest: given.clauseDigest ?? sha256(canonicalJson(LIMIT)),
        agentIds: [agentId],
        actions: ['tool:wire-*'],
        reasonCode: 'other',
        reason: 'The supplier waits.',
        startsAt: new Date(now - HOUR_MS),
        endsAt: given.endsAt ?? new Date(now + HOUR_MS),
        maxUses: given.maxUses ?? 1,
        requestedById: workspace.owner.principal.personId,
        requestedAt: new Date(now - HOUR_MS),
        answeredById: second.principal.personId,
        answeredAt: new Date(now),
      },
      select: { id: true },
    });
    transaction.touch('override', id);
  });
  return { id, revision };
}

async function end(id: string): Promise<number> {
  const { revision } = await write(workspace.scope, async (transaction) => {
    await transaction.db.override.updateMany({
      where: { id },
      data: { status: 'revoked', endedAt: new Date() },
    });
    transaction.touch('override', id);
    transaction.raiseGuard();
  });
  return revision;
}

function gateAt(index: number): { gate: Gate; caller: KeyFact } {
  const [gate, caller] = [gates[index % gates.length], callers[index % gates.length]];
  if (!gate || !caller) throw new Error('two gates are open');
  return { gate, caller };
}

function ask(index: number, wish: Parameters<typeof askGate>[2]) {
  const { gate, caller } = gateAt(index);
  return askGate(gate, caller, { context: { amount: 10 }, ...wish });
}

describe('an override', () => {
  test(`of ${PARALLEL} parallel uses of a one-use override over two gates exactly one is allowed, ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, revision: minRevision } = await grant();
      const asked = Array.from({ length: PARALLEL }, (_, index) => endOf(ask(index, { minRevision })));
      const ends = await Promise.all(asked);
      const allowed = ends.filter((one) => one === 'allow').length;
      const unknown = ends.filter((one) => one !== 'allow' && one !== 'block');
      expect([allowed, unknown], `round ${round}`).toEqual([1, []]);
      await end(id);
    }
  }, 180_000);

  test('is used as often as it says, says which use it was, and no more', async () => {
    const { id, revision: minRevision } = await grant({ maxUses: 2 });
    const kept = [];
    for (let index = 0; index < 3; index += 1) kept.push(await ask(index, { minRevision }));
    const waivers = kept.map(({ record }) =>
      record.decision.waivers?.map(({ overrideId, use }) => [overrideId, use]),
    );
    expect(waivers).toEqual([[[id, 1]], [[id, 2]], undefined]);
    expect(kept.map(({ record }) => record.decision.effect)).toEqual(['allow', 'allow', 'block']);
    await end(id);
  });

  test('answers the same to the idempotency key of its last use, and is not used again', async () => {
    const { id, revision: minRevision } = await grant();
    const wish = { minRevision, idempotencyKey: 'the-transfer' };
    const first = await ask(0, wish);
    expect((await ask(0, wish)).id).toBe(first.id);
    expect((await ask(1, wish)).id).toBe(first.id);
    expect(await endOf(ask(0, { minRevision }))).toBe('block');
    await end(id);
  });

  test('that is ended early counts for nothing from then on, on every gate', async () => {
    const { id, revision } = await grant({ maxUses: 100 });
    expect(await endOf(ask(0, { minRevision: revision }))).toBe('allow');
    await end(id);
    expect(await Promise.all([endOf(ask(0, {})), endOf(ask(1, {}))])).toEqual(['block', 'block']);
  });

  test('of a clause that reads otherwise now waives nothing', async () => {
    const { id, revision: minRevision } = await grant({ clauseDigest: sha256('other words') });
    expect(await endOf(ask(0, { minRevision }))).toBe('block');
    await end(id);
  });

  test('is for its agents and actions alone', async () => {
    const { id, revision: minRevision } = await grant({ maxUses: 100 });
    expect(await endOf(ask(0, { minRevision, action: 'tool:other' }))).not.toBe('allow');
    await seedAgent(workspace, { key: 'agent_other' });
    const other = await ask(0, { agentId: 'agent_other', minRevision });
    expect(other.record.decision.waivers).toBeUndefined();
    await end(id);
  });
});
