import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { askAgain, draftWith } from '#lib/testing/backtests.ts';
import { seedCheck, seedSource } from '#lib/testing/evidence.ts';
import { askGate, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const twice = clauseOf({
  key: 'twice-a-day',
  obligation: 'Twice a day at most.',
  authorises: false,
  requires: [{ type: 'limit', count: 2, window: 'P1D', per: 'agent' }],
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
  await seedAgent(here, { key: 'agent_other' });
  await seedActivePact(here, { clauses: [ceiling(5_000), twice] });
  await seedSource(here);
  gate = await openReadyGate();
  key = await keyOf(gate, await seedKey(here));
});

afterAll(() => gate.close());

const transfer = async (amount: number, agentId = 'agent_pay') =>
  (await askGate(gate, key, { agentId, context: { amount } })).id;

describe('asking a decision again', () => {
  it('shows both answers, clause by clause, and records nothing', async () => {
    const id = await transfer(3_000);
    await draftWith(here.scope, 'payments', { clauses: [ceiling(1_000), twice] });
    const { status, body } = await askAgain(id, { cookie });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ decisionId: id, binds: true, undecidable: [], tested: { key: 'payments', version: null } },
      recorded: { effect: 'allow', allowed: true },
      hypothetical: { effect: 'review', allowed: false, possible: ['review'] },
    });
    expect(body.recorded.reasons[0]).toMatchObject({ clause: 'transfer-limit', outcome: 'kept' });
    expect(body.hypothetical.reasons[0]).toMatchObject({
      ...{ clause: 'transfer-limit', outcome: 'unsatisfied', consequence: 'review', owner: 'First team' },
      requirements: [{ expected: 'context.amount <= 1000', observed: 3_000 }],
    });
  });

  it('gives the recorded answer under the version it was made under', async () => {
    const { body } = await askAgain(await transfer(20), { cookie, version: 1 });
    expect(body.hypothetical).toEqual({ ...body.recorded, possible: [body.recorded.effect] });
  });

  it('reads a counter as it stood then, also one that the record did not read', async () => {
    const { id } = await askGate(gate, key, { action: 'tool:wire-recall', context: {} });
    await transfer(1);
    const scope = { actions: ['tool:wire-*'], tiers: [] };
    const open = clauseOf({
      key: 'recalls',
      scope: { actions: ['tool:wire-recall'], tiers: [] },
      requires: [],
    });
    await draftWith(here.scope, 'payments', { clauses: [ceiling(5_000), open, { ...twice, scope }] });
    const { body } = await askAgain(id, { cookie });
    const [limit] = body.hypothetical.reasons.filter(
      ({ clause }: { clause: string }) => clause === 'twice-a-day',
    );
    expect(limit.requirements[0].observed).toEqual({ used: '2', asked: '1' });
  });

  it('says what cannot be told instead of guessing it', async () => {
    const id = await transfer(40, 'agent_other');
    await seedCheck(here, { key: 'made-later' });
    const evidence = [
      { check: 'made-later', methods: ['automated'], maxAge: 'PT24H', sameBuild: false },
    ] as const;
    const clauses = [clauseOf({ key: 'proven', requires: [], evidence })];
    await draftWith(here.scope, 'payments', { clauses, agents: { keys: ['agent_other'], labels: {} } });
    const { body } = await askAgain(id, { cookie });
    expect(body.hypothetical).toMatchObject({ effect: null, allowed: null, summary: null, reasons: [] });
    expect(body.hypothetical.possible).toEqual(['allow', 'review']);
    expect(body.undecidable).toEqual([
      { pact: 'payments', clause: 'proven', reason: 'check_did_not_exist', check: 'made-later' },
    ]);
    expect((await askAgain(id, { cookie, version: 1 })).body.binds).toBe(false);
  });

  it('is a 404 for another workspace’s decision, and for a pact that is not there', async () => {
    const id = await transfer(2);
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await askAgain(id, { cookie: stranger, version: 1 })).status).toBe(404);
    expect((await askAgain(id, { cookie, pact: 'nothing' })).status).toBe(404);
  });
});
