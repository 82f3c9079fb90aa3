import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as uses from '#app/api/v1/overrides/[overrideId]/uses/route.ts';
import * as prefill from '#app/api/v1/overrides/prefill/route.ts';
import * as history from '#app/api/v1/pacts/[pactKey]/history/route.ts';
import type { HistoryEntry } from '#lib/contracts/pact-history.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { grantOverride } from '#lib/operations/overrides/grant-override.ts';
import { requestOverride } from '#lib/operations/overrides/request-override.ts';
import { revokeOverride } from '#lib/operations/overrides/revoke-override.ts';
import { askGate, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { seedOverride, spendOverride } from '#lib/testing/overrides.ts';
import {
  activateAs,
  approveAs,
  submitNew,
  submitNext,
  textOf,
  type VersionRef,
} from '#lib/testing/pact-life.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let lead: SeededMember;
let auditor: string;
let version: VersionRef;
let gate: Gate;
let caller: KeyFact;
let refusedId: string;
let overrideId: string;

const wire = (amount: number, minRevision?: number) =>
  askGate(gate, caller, { context: { amount }, minRevision });

/** A pact's life with one refusal and an exception to it that is used twice, at a real gate. */
beforeAll(async () => {
  here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay', name: 'Pay' });
  lead = await seedMember(here, { role: 'trust_lead', name: 'Lena' });
  auditor = await sessionCookie(await seedMember(here, { role: 'auditor' }));
  const clauses = [clauseOf({ consequence: { type: 'block' } })];
  version = await submitNew(here.scope, { ...textOf('payments'), clauses });
  await approveAs(lead.scope, version);
  await activateAs(here.scope, version);
  const key = await seedKey(here);
  gate = await openReadyGate();
  caller = await keyOf(gate, key);
  refusedId = (await wire(9000)).id;
  const body = {
    target: { type: 'clause', pact: 'payments', clause: 'transfer-limit' },
    agents: ['agent_pay'],
    actions: ['tool:wire-*'],
    reasonCode: 'customer_commitment',
    reason: 'Promised for today.',
    ticket: '',
    maxUses: 3,
    decision: refusedId,
  } as const;
  overrideId = (await requestOverride(here.scope, { body })).value.id;
  const params = { overrideId };
  const { revision } = await grantOverride(lead.scope, { params, body: { text: 'Twice, then stop.' } });
  const first = await wire(9000, revision);
  const second = await wire(9000);
  expect([first, second].map(({ record }) => record.decision.allowed)).toEqual([true, true]);
  const ended = await revokeOverride(lead.scope, { params, body: { reason: 'Done.' } });
  expect((await wire(9000, ended.revision)).record.decision.allowed).toBe(false);
});

afterAll(() => gate.close());

type Page = { readonly items: HistoryEntry[]; readonly next: string | null };
const page = async (query = '', pactKey = 'payments'): Promise<Page> =>
  (await ask(history.GET, { cookie: auditor, path: `/?${query}`, params: { pactKey } })).json();
const kinds = (items: readonly HistoryEntry[]) =>
  items.map((item) => (item.kind === 'use' ? 'use' : item.type));

const WHOLE = [
  ...['override.revoked', 'use', 'use', 'override.granted', 'override.requested'],
  ...['pact.activated', 'pact.approved', 'pact.submitted', 'pact.created'],
];

describe('a pact’s history', () => {
  it('is one list of its versions, its overrides and each use of one, newest first', async () => {
    const { items, next } = await page();
    expect([kinds(items), next]).toEqual([WHOLE, null]);
    expect(items.slice(0, 4)).toMatchObject([
      {
        actor: { name: 'Lena' },
        override: { id: overrideId, clause: 'transfer-limit' },
        payload: { reason: 'Done.' },
      },
      {
        ordinal: 2,
        maxUses: 3,
        agent: { key: 'agent_pay', name: 'Pay' },
        action: 'tool:wire-transfer',
        effect: 'allow',
      },
      { ordinal: 1, override: { id: overrideId, isBreakGlass: false } },
      { actor: { name: 'Lena' }, payload: { text: 'Twice, then stop.' } },
    ]);
    expect(items.at(-2)).toMatchObject({ kind: 'version', type: 'pact.submitted', number: 1 });
  });

  it.each([1, 2, 3, 4, 8])('is the same list in pages of %s', async (limit) => {
    const items: HistoryEntry[] = [];
    let cursor = '';
    do {
      const { items: more, next } = await page(`limit=${limit}${cursor}`);
      items.push(...more);
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    expect(kinds(items)).toEqual(WHOLE);
    expect(new Set(items.map(({ id }) => id)).size).toBe(WHOLE.length);
  });

  it('holds nothing of another pact and is nobody else’s to read', async () => {
    await seedActivePact(here, { key: 'beside', agents: { keys: ['agent_none'], labels: {} } });
    expect((await page('', 'beside')).items).toEqual([]);
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    const theirs = await ask(history.GET, { cookie: stranger, params: { pactKey: 'payments' } });
    expect(theirs.status).toBe(404);
  });
});

describe('the uses of an override', () => {
  const list = async (id: string, query = '') =>
    (await ask(uses.GET, { cookie: auditor, path: `/?${query}`, params: { overrideId: id } })).json();

  it('are the decisions that leaned on it, the last first', async () => {
    const { items } = await list(overrideId);
    expect(items).toMatchObject([
      { ordinal: 2, agent: { key: 'agent_pay' }, effect: 'allow', summary: expect.stringMatching(/\S/) },
      { ordinal: 1 },
    ]);
    expect(items[0].id).toMatch(/^dec_/);
  });

  it('are counted across pages, and are none where it was not used', async () => {
    const agent = await seedAgent(here);
    const { id } = await seedOverride(here, { agentIds: [agent.id], maxUses: 5 });
    expect((await list(id)).items).toEqual([]);
    for (let use = 0; use < 5; use += 1) await spendOverride(here, id, { agentId: agent.id });
    const first = await list(id, 'limit=2');
    const second = await list(id, `limit=2&cursor=${first.next}`);
    const last = await list(id, `limit=2&cursor=${second.next}`);
    const ordinals = [first, second, last].map(({ items }) =>
      items.map((use: { ordinal: number }) => use.ordinal),
    );
    expect([ordinals, last.next]).toEqual([[[5, 4], [3, 2], [1]], null]);
  });

  it('of what is not there are not found', async () => {
    const answer = await ask(uses.GET, { cookie: auditor, params: { overrideId: 'ovr_none' } });
    expect(answer.status).toBe(404);
  });
});

describe('asking from a refusal', () => {
  const from = (decision: string, cookie = auditor) =>
    ask(prefill.GET, { cookie, path: `/?decision=${decision}` });

  it('is prefilled with what it was refused for', async () => {
    expect(await (await from(refusedId)).json()).toMatchObject({
      decision: { id: refusedId, effect: 'block', action: 'tool:wire-transfer', agent: { key: 'agent_pay' } },
      entries: [
        {
          target: { type: 'clause', pact: 'payments', clause: 'transfer-limit' },
          ...{ agents: ['agent_pay'], actions: ['tool:wire-transfer'], owner: { key: 'first-team' } },
        },
        { target: { type: 'posture', tier: 'high' }, alsoLiftedBy: 'transfer-limit' },
      ],
      notOverridable: [],
    });
  });

  it('says of what cannot be read: fix the request', async () => {
    const { id } = await askGate(gate, caller, { context: {} });
    const { entries, notOverridable } = await (await from(id)).json();
    expect(entries.map(({ target }: { target: { type: string } }) => target.type)).toEqual(['posture']);
    expect(notOverridable).toMatchObject([
      { kind: 'error', reason: expect.stringContaining('Fix the request') },
    ]);
  });

  it('says of a clause that is gone since: it is no longer in force', async () => {
    const other = clauseOf({ key: 'another', consequence: { type: 'block' } });
    const next = await submitNext(here.scope, version, { ...textOf('payments'), clauses: [other] });
    await approveAs(lead.scope, next);
    await activateAs(here.scope, next);
    expect(await (await from(refusedId)).json()).toMatchObject({ notOverridable: [{ kind: 'changed' }] });
  });

  it('knows no decision of another workspace', async () => {
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await from(refusedId, stranger)).status).toBe(404);
    expect((await from('dec_none')).status).toBe(404);
  });
});
