import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '#lib/domain/access/principal.ts';
import type { Requirement } from '#lib/domain/pacts/types.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { activateVersion } from '#lib/operations/pacts/activate-version.ts';
import { readDraft } from '#lib/operations/pacts/read-draft.ts';
import { submitDraft } from '#lib/operations/pacts/submit-draft.ts';
import { read } from '#lib/store/transaction.ts';
import { askDraft, draftWith } from '#lib/testing/backtests.ts';
import { askGate, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const twice = clauseOf({
  key: 'twice-a-day',
  authorises: false,
  requires: [{ type: 'limit', count: 2, window: 'P1D', per: 'agent' }],
  consequence: { type: 'block' },
});
const ceiling = (amount: number) =>
  clauseOf({ requires: [{ type: 'condition', cel: `context.amount <= ${amount}` }] });

let here: SeededWorkspace;
let gate: Gate;
let key: KeyFact;
let cookie: string;

beforeAll(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(here.owner);
  await seedAgent(here, { key: 'agent_pay' });
  await seedActivePact(here, { clauses: [ceiling(5_000), twice] });
  gate = await openReadyGate();
  key = await keyOf(gate, await seedKey(here));
});

afterAll(() => gate.close());

const transfer = (amount?: number) => ({
  agentId: 'agent_pay',
  action: 'tool:wire-transfer',
  ...(amount !== undefined && { context: { amount } }),
});

/** How many rows there are of whatever deciding can leave behind. */
const traces = () =>
  read(here.scope, async ({ db }) =>
    Promise.all([db.decision.count(), db.consumption.count(), db.review.count(), db.change.count()]),
  );

describe('asking a draft', () => {
  it('answers as the draft would and as is answered today, clause by clause', async () => {
    await draftWith(here.scope, 'payments', { clauses: [ceiling(1_000), twice] });
    const { status, body } = await askDraft(cookie, transfer(250), transfer(3_100), transfer());
    expect(status).toBe(200);
    expect(body).toMatchObject({ inForce: 1, tested: { key: 'payments', version: null } });
    const effects = body.answers.map(({ would, today }: Record<string, { effect: string }>) => [
      would?.effect,
      today?.effect,
    ]);
    expect(effects).toEqual([
      ['allow', 'allow'],
      ['review', 'allow'],
      ['review', 'review'],
    ]);
    expect(body.answers[1].would.reasons[0]).toMatchObject({
      ...{ clause: 'transfer-limit', outcome: 'unsatisfied', owner: 'First team', version: 2 },
      requirements: [{ expected: 'context.amount <= 1000', observed: 3_100 }],
    });
  });

  it('records nothing, uses nothing and opens no review, however often it is asked', async () => {
    const before = await traces();
    for (let times = 0; times < 3; times += 1) {
      const { body } = await askDraft(cookie, transfer(1), transfer(1), transfer(1), transfer(9_000));
      expect(body.answers.map(({ would }: { would: { effect: string } }) => would.effect)).toEqual([
        ...['allow', 'allow', 'allow', 'review'],
      ]);
    }
    expect(await traces()).toEqual(before);
  });

  it('counts what was really used until now', async () => {
    await askGate(gate, key, transfer(1));
    await askGate(gate, key, transfer(2));
    const { body } = await askDraft(cookie, transfer(3));
    expect(body.answers[0]).toMatchObject({ would: { effect: 'block' }, today: { effect: 'block' } });
    const later = new Date(Date.now() + 25 * 3_600_000).toISOString();
    const next = await askDraft(cookie, { ...transfer(3), at: later });
    expect(next.body.answers[0]).toMatchObject({ at: later, would: { effect: 'allow' } });
  });

  it('says where the draft binds the agent no longer', async () => {
    await seedAgent(here, { key: 'agent_other' });
    const { body } = await askDraft(cookie, { ...transfer(3), agentId: 'agent_other' });
    expect(body.answers[0].binds).toBe(false);
  });

  it('names the field of whatever cannot be asked', async () => {
    const { status, body } = await askDraft(cookie, transfer(1), { agentId: 'agent_pay', action: 'Wire it' });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'requests.1.action' }]);
    const many = Array.from({ length: 21 }, () => transfer(1));
    expect((await askDraft(cookie, ...many)).body.errors).toMatchObject([{ path: 'requests' }]);
  });

  it('is a 404 for another workspace', async () => {
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await askDraft(stranger, transfer(1))).status).toBe(404);
  });

  it('answers what the gate answers once the same text is in force', async () => {
    const other = await seedWorkspace();
    const seat = await sessionCookie(other.owner);
    await seedAgent(other, { key: 'agent_pay' });
    await seedActivePact(other);
    const caller = await keyOf(gate, await seedKey(other));
    for (const { clauses, requests } of fc.sample(anyCase, { numRuns: 8, seed: 7 })) {
      await draftWith(other.scope, 'payments', { clauses });
      const { body } = await askDraft(seat, ...requests);
      const minRevision = await putInForce(other.scope);
      for (const [at, request] of requests.entries()) {
        const { record } = await askGate(gate, caller, { ...request, mode: 'dry_run', minRevision });
        const { effect, summary } = record.decision;
        expect(body.answers[at].would).toMatchObject({ effect, summary });
      }
    }
  });
});

/** Submits and activates the draft of `payments`; answers the revision it is in force from. */
async function putInForce(scope: Scope): Promise<number> {
  const params = { pactKey: 'payments' };
  const { draft } = await readDraft(scope, { params });
  const submitted = await submitDraft(scope, { params, body: { note: '' }, ifMatch: String(draft.etag) });
  const { number, digest } = submitted.value.version;
  return (await activateVersion(scope, { params: { ...params, number }, body: { digest } })).revision;
}

const anyRequired: fc.Arbitrary<Requirement> = fc.oneof(
  fc
    .record({ op: fc.constantFrom('<=', '>', '=='), amount: fc.constantFrom(10, 500, 5_000) })
    .map(({ op, amount }): Requirement => ({ type: 'condition', cel: `context.amount ${op} ${amount}` })),
  fc
    .integer({ min: 1, max: 3 })
    .map((count): Requirement => ({ type: 'limit', count, window: 'P1D', per: 'agent' })),
);

const anyCase = fc.record({
  clauses: fc
    .array(fc.record({ requires: fc.array(anyRequired, { maxLength: 2 }), authorises: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((list) => list.map((given, at) => clauseOf({ key: `clause-${at + 1}`, ...given }))),
  requests: fc.array(fc.option(fc.constantFrom(5, 10, 500, 501, 9_000), { nil: undefined }).map(transfer), {
    minLength: 2,
    maxLength: 5,
  }),
});
