import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as backtestRoute from '#app/api/v1/pacts/[pactKey]/backtest/route.ts';
import type { DecisionRequest } from '#lib/domain/decisions/types.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { saveDraft } from '#lib/operations/pacts/save-draft.ts';
import { startDraft } from '#lib/operations/pacts/start-draft.ts';
import { askGate, endReview, keyOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR_MS = 3_600_000;
const limit: Clause = clauseOf({
  key: 'three-a-day',
  title: 'Three a day',
  obligation: 'No more than three transfers a day.',
  authorises: false,
  requires: [{ type: 'limit', count: 3, window: 'P1D', per: 'agent' }],
});

let here: SeededWorkspace;
let gate: Gate;
let key: KeyFact;
let cookie: string;

beforeAll(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(here.owner);
  await seedAgent(here, { key: 'agent_pay' });
  await seedAgent(here, { key: 'agent_other' });
  await seedActivePact(here, { clauses: [clauseOf(), limit] });
  gate = await openReadyGate();
  key = await keyOf(gate, await seedKey(here));
});

afterAll(() => gate.close());

const transfer = (amount: number, more: Partial<DecisionRequest> = {}) =>
  askGate(gate, key, { context: { amount, currency: 'EUR' }, ...more });

/** Makes a draft of these clauses of the pact. */
async function draftOf(clauses: readonly Clause[], pactKey = 'payments'): Promise<void> {
  const params = { pactKey };
  const started = await startDraft(here.scope, { params, body: { from: 1 } }).catch(() => null);
  const { readDraft } = await import('#lib/operations/pacts/read-draft.ts');
  const draft = started?.value ?? (await readDraft(here.scope, { params }));
  const body = { ...draft.draft.content, clauses };
  await saveDraft(here.scope, { params, body, ifMatch: String(draft.draft.etag) });
}

type Wish = { version?: number | null; cell?: unknown; cursor?: string; from?: Date; to?: Date; as?: string };

async function backtest({ version = null, cell, cursor, from, to, as = cookie }: Wish = {}) {
  const answer = await ask(backtestRoute.POST, {
    method: 'POST',
    cookie: as,
    params: { pactKey: 'payments' },
    body: {
      version,
      from: (from ?? new Date(Date.now() - HOUR_MS)).toISOString(),
      to: (to ?? new Date(Date.now() + HOUR_MS)).toISOString(),
      ...(cell !== undefined && { cell }),
      ...(cursor !== undefined && { cursor }),
    },
  });
  return { status: answer.status, body: await answer.json() };
}

describe('a backtest over decisions that a gate recorded', () => {
  beforeAll(async () => {
    await transfer(100);
    await transfer(3_000);
    const held = await transfer(9_000);
    const reviewId = held.review?.id ?? '';
    const revision = await endReview(here, reviewId, 'approved');
    await until(() => gate.state().isReady);
    await transfer(9_000, { reviewId, minRevision: revision } as never);
    await transfer(50);
    await transfer(10, { mode: 'dry_run' });
    await transfer(10, { agentId: 'agent_other' });
  });

  it('finds nothing changed by the version that was in force', async () => {
    const { body } = await backtest({ version: 1 });
    expect(body).toMatchObject({ looked: 5, changed: 0, comparedWith: [{ version: 1, decisions: 5 }] });
    expect(body.cells).toEqual([
      { was: 'review', would: 'review', count: 2 },
      { was: 'allow', would: 'allow', count: 3 },
    ]);
    expect(body.undecidable).toEqual({ decisions: 0, reasons: [] });
  });

  it('counts who would be held by a lower limit, and the reviews of the team that owns it', async () => {
    await draftOf([clauseOf({ requires: [{ type: 'condition', cel: 'context.amount <= 1000' }] }), limit]);
    const { body } = await backtest();
    expect(body.cells).toContainEqual({ was: 'allow', would: 'review', count: 1 });
    expect(body.agents).toEqual([
      {
        name: 'agent_pay',
        looked: 5,
        changed: 2,
        cells: expect.arrayContaining([{ was: 'allow', would: 'review', count: 1 }]),
      },
    ]);
  });
});
