import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clause } from '#lib/domain/pacts/types.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { DecisionStream } from '#lib/store/decision-stream.ts';
import { backtest, draftWith, probe } from '#lib/testing/backtests.ts';
import { seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { askGate, endReview, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const DAY_MS = 86_400_000;
const limit: Clause = clauseOf({
  key: 'three-a-day',
  obligation: 'No more than three transfers a day.',
  authorises: false,
  requires: [{ type: 'limit', count: 3, window: 'P1D', per: 'agent' }],
});
const ceiling = (amount: number) =>
  clauseOf({ requires: [{ type: 'condition', cel: `context.amount <= ${amount}` }] });
const proven = (check: string) =>
  clauseOf({
    key: 'proven',
    authorises: false,
    requires: [],
    evidence: [{ check, methods: ['automated'], maxAge: 'PT24H', sameBuild: false }],
  });

let here: SeededWorkspace;
let gate: Gate;
let key: KeyFact;
let cookie: string;
/** The moments before the first and after the last transfer. */
let began: Date;

type Wish = Parameters<typeof askGate>[2];
const transfer = (amount: number, more: Wish = {}) =>
  askGate(gate, key, { context: { amount, currency: 'EUR' }, ...more });

beforeAll(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(here.owner);
  await seedAgent(here, { key: 'agent_pay' });
  await seedAgent(here, { key: 'agent_other' });
  await seedActivePact(here, { clauses: [ceiling(5_000), limit] });
  await seedSource(here);
  await seedCheck(here, { key: 'citations' });
  await seedCheck(here, { key: 'red-team' });
  await seedEvidence(here, { agent: 'agent_pay', check: 'citations' });
  gate = await openReadyGate();
  key = await keyOf(gate, await seedKey(here));
  began = new Date();
  await transfer(100);
  await transfer(3_000);
  const held = await transfer(9_000);
  const reviewId = held.review?.id ?? '';
  const minRevision = await endReview(here, reviewId, 'approved');
  await transfer(9_000, { reviewId, minRevision });
  await transfer(50);
  await transfer(10, { mode: 'dry_run' });
  await transfer(10, { agentId: 'agent_other' });
});

afterAll(() => gate.close());

describe('a backtest over what a gate recorded', () => {
  it('finds nothing changed by the version in force: approvals and limits hold as they did', async () => {
    const { body } = await backtest({ cookie, version: 1 });
    expect(body).toMatchObject({
      ...{ looked: 5, changed: 0, comparedWith: [{ version: 1, decisions: 5 }], reviews: [] },
      undecidable: { decisions: 0, reasons: [] },
      tested: { key: 'payments', version: 1 },
      listed: null,
    });
    expect(body.cells).toEqual([
      { was: 'review', would: 'review', count: 2 },
      { was: 'allow', would: 'allow', count: 3 },
    ]);
  });

  it('says who would be held by a lower ceiling, and how many reviews more its team would get', async () => {
    await draftWith(here.scope, 'payments', { clauses: [ceiling(1_000), limit] });
    const from = new Date(Date.now() - DAY_MS);
    const { body } = await backtest({ cookie, from, to: new Date(from.getTime() + 2 * DAY_MS) });
    // The transfer of 3,000 is held, so the limit has room for the last one.
    const changes = [
      { was: 'review', would: 'allow', count: 1 },
      { was: 'allow', would: 'review', count: 1 },
    ];
    expect(body).toMatchObject({ looked: 5, changed: 2, days: 2, agentsHit: 1, actionsHit: 1 });
    expect(body.agents).toEqual([
      { name: 'agent_pay', looked: 5, changed: 2, cells: expect.arrayContaining(changes) },
    ]);
    expect(body.actions).toMatchObject([{ name: 'tool:wire-transfer', changed: 2 }]);
    expect(body.reviews).toEqual([]);
  });

  it('counts a review once, however often its request is asked again', async () => {
    await draftWith(here.scope, 'payments', { clauses: [ceiling(1_000)] });
    const { body } = await backtest({ cookie });
    expect(body.cells).toContainEqual({ was: 'review', would: 'allow', count: 1 });
    expect(body.reviews).toEqual([]);
    await draftWith(here.scope, 'payments', { clauses: [ceiling(10), limit] });
    const held = (await backtest({ cookie })).body;
    expect(held.reviews).toMatchObject([{ team: { key: 'first-team', name: 'First team' }, more: 2 }]);
  });

  it('opens the decisions of a cell, each with what it was told and what it would have been', async () => {
    await draftWith(here.scope, 'payments', { clauses: [ceiling(1_000), limit] });
    const cell = { was: 'allow', would: 'review' };
    const { body } = await backtest({ cookie, cell });
    expect(body.listed).toEqual({
      items: [
        {
          ...{ id: expect.stringMatching(/^dec_/), evaluatedAt: expect.any(String), was: 'allow' },
          ...{ agent: 'agent_pay', action: 'tool:wire-transfer', would: ['review'] },
          recordedSummary: expect.stringContaining('Allowed'),
          newSummary: expect.stringContaining('First team'),
        },
      ],
      next: null,
    });
    const after = await backtest({ cookie, cell, cursor: body.listed.items[0].id });
    expect(after.body.listed.items).toEqual([]);
  });

  it('goes on from what a counter stood at when the range began, also where the record did not read it', async () => {
    const other = { action: 'tool:wire-recall', context: { amount: 1 } };
    const from = new Date();
    await askGate(gate, key, other);
    const wide = { ...limit, scope: { actions: ['tool:wire-*'], tiers: [] } };
    const open = clauseOf({
      key: 'recalls',
      scope: { actions: ['tool:wire-recall'], tiers: [] },
      requires: [],
    });
    await draftWith(here.scope, 'payments', { clauses: [ceiling(5_000), open, wide] });
    const { body } = await backtest({ cookie, from });
    expect(body).toMatchObject({ looked: 1, cells: [{ was: 'review', would: 'review', count: 1 }] });
    const whole = await backtest({ cookie, from: began });
    expect(whole.body.looked).toBe(6);
    await draftWith(here.scope, 'payments', {
      clauses: [
        ceiling(5_000),
        open,
        { ...wide, requires: [{ type: 'limit', count: 4, window: 'P1D', per: 'agent' }] },
      ],
    });
    const roomy = await backtest({ cookie, from });
    expect(roomy.body.cells).toEqual([{ was: 'review', would: 'allow', count: 1 }]);
  });

  it('decides by evidence that was there at the time, though no record holds it', async () => {
    await draftWith(here.scope, 'payments', { clauses: [ceiling(5_000), limit, proven('citations')] });
    const { body } = await backtest({ cookie });
    expect(body.undecidable.decisions).toBe(0);
    expect(body.changed).toBe(0);
    await draftWith(here.scope, 'payments', { clauses: [ceiling(5_000), limit, proven('red-team')] });
    expect((await backtest({ cookie })).body.cells).toContainEqual({
      was: 'allow',
      would: 'review',
      count: 3,
    });
  });

  it('says by clause what a check that did not exist yet leaves undecided, and lists it', async () => {
    await seedCheck(here, { key: 'made-later' });
    await draftWith(here.scope, 'payments', { clauses: [ceiling(5_000), proven('made-later')] });
    const { body } = await backtest({ cookie, cell: 'undecidable' });
    const reason = { pact: 'payments', clause: 'proven', reason: 'check_did_not_exist', check: 'made-later' };
    expect(body.undecidable.reasons).toEqual([{ ...reason, count: body.undecidable.decisions }]);
    expect(body.listed.items[0]).toMatchObject({
      was: 'allow',
      would: ['allow', 'review'],
      newSummary: null,
    });
    expect(body.looked).toBe(body.undecidable.decisions + countOf(body.cells));
  });
});

function countOf(cells: readonly { count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

describe('a record that is read by its ends', () => {
  it('is read whole where the caller said something that looks like an end', async () => {
    const from = new Date();
    const context = {
      amount: 1,
      note: { decision: { engine: '1', effect: 'allow' }, pacts: [{ pactId: 'x' }] },
    };
    await askGate(gate, key, { agentId: 'agent_pay', context });
    const { body } = await backtest({ cookie, version: 1, from });
    expect(body).toMatchObject({ looked: 1, changed: 0, undecidable: { decisions: 0 } });
  });

  it('is counted no further than it has to be to refuse a range', async () => {
    const span = { afterId: 'dec_0', beforeId: 'dec_z', agentIds: null };
    await DecisionStream.with(here.scope, async (stream) => {
      expect(await stream.count(span, 3)).toBe(3);
      expect(await stream.count({ ...span, agentIds: [] }, 3)).toBe(0);
    });
  });
});

describe('a range that cannot be tested', () => {
  const year = 366 * DAY_MS;
  it.each([
    ['ends before it begins', 0, -1, 'body.to'],
    ['is empty', 0, 0, 'body.to'],
    ['is longer than 400 days', -year, 36 * DAY_MS, 'body.from'],
  ])('is refused by name where it %s', async (_, fromMs, toMs, path) => {
    const now = Date.now();
    const answer = await backtest({
      cookie,
      version: 1,
      from: new Date(now + fromMs),
      to: new Date(now + toMs),
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'backtest_range', errors: [{ path }] });
  });
});

describe('what is not there', () => {
  it('is a 404: the pact, the version, another workspace’s', async () => {
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await backtest({ cookie, pactKey: 'nothing' })).status).toBe(404);
    expect((await backtest({ cookie, version: 99 })).status).toBe(404);
    expect((await backtest({ cookie: stranger, version: 1 })).status).toBe(404);
  });

  it('is named where it is the draft', async () => {
    await seedActivePact(here, { key: 'other', agents: { keys: ['agent_other'], labels: {} } });
    expect((await backtest({ cookie, pactKey: 'other' })).body.code).toBe('draft_missing');
  });
});

describe('probing', () => {
  it('tries a draft in the workspace as it is, and shows what is found first', async () => {
    await draftWith(here.scope, 'payments', { clauses: [ceiling(5_000)] });
    const { status, body } = await probe({ cookie });
    expect(status).toBe(200);
    expect(body.probes[0]).toMatchObject({
      ...{ clause: 'transfer-limit', agent: 'agent_pay', effect: 'allow' },
      finding: { message: expect.stringMatching(/\S/), fix: expect.stringMatching(/\S/) },
    });
    expect(body.probes.map((one: { kind: string }) => one.kind)).toContain('limit_exact');
    expect((await probe({ cookie, version: 1 })).body.tested.version).toBe(1);
  });
});
