import { beforeAll, describe, expect, it } from 'vitest';
import * as decisionRoute from '#app/api/v1/decisions/[decisionId]/route.ts';
import * as cells from '#app/api/v1/pacts/[pactKey]/versions/[number]/shadow/decisions/route.ts';
import * as ending from '#app/api/v1/pacts/[pactKey]/versions/[number]/shadow/end/route.ts';
import * as shadowRoute from '#app/api/v1/pacts/[pactKey]/versions/[number]/shadow/route.ts';
import * as pactsRoute from '#app/api/v1/pacts/route.ts';
import { systemScope } from '#lib/auth/authorise.ts';
import { ROLES, roleAllows } from '#lib/domain/access/permissions.ts';
import { endShadowsJob } from '#lib/jobs/end-shadows.ts';
import { endDueShadows } from '#lib/operations/pacts/end-due-shadows.ts';
import { sendBackVersion } from '#lib/operations/pacts/send-back-version.ts';
import { withdrawVersion } from '#lib/operations/pacts/withdraw-version.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { read, write } from '#lib/store/transaction.ts';
import {
  activateAs,
  approveAs,
  submitNew,
  submitNext,
  textOf,
  type VersionRef,
} from '#lib/testing/pact-life.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { seedDecision } from '#lib/testing/reviews.ts';
import { shadowOf } from '#lib/testing/shadows.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR_MS = 3_600_000;
let here: SeededWorkspace;
let approver: SeededMember;
let cookie: string;
let count = 0;

beforeAll(async () => {
  here = await seedWorkspace();
  approver = await seedMember(here, { role: 'approver' });
  cookie = await sessionCookie(here.owner);
});

type Waiting = { readonly first: VersionRef; readonly second: VersionRef };

/** A pact with its first version in force and its second in review. */
async function waiting(): Promise<Waiting> {
  count += 1;
  const text = textOf(`shadowed-${count}`);
  const first = await submitNew(here.scope, text);
  await approveAs(approver.scope, first);
  await activateAs(here.scope, first);
  const second = await submitNext(here.scope, first, { ...text, purpose: 'Said in other words.' });
  return { first, second };
}

const paramsOf = ({ pactKey, number }: VersionRef) => ({ pactKey, number: String(number) });
const ahead = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

const start = (version: VersionRef, endsAt: string = ahead(2), who = cookie) =>
  ask(shadowRoute.POST, { method: 'POST', params: paramsOf(version), body: { endsAt }, cookie: who });
const end = (version: VersionRef, who = cookie) =>
  ask(ending.POST, { method: 'POST', params: paramsOf(version), body: { reason: 'Seen.' }, cookie: who });
const readOf = async (version: VersionRef) =>
  (await ask(shadowRoute.GET, { params: paramsOf(version), cookie })).json();

const eventsOf = (type: string) =>
  read(here.scope, ({ db }) =>
    db.event.findMany({
      where: { workspaceId: here.workspaceId, type },
      orderBy: { id: 'asc' },
      select: { payload: true, actorType: true },
    }),
  );

describe('putting a version in shadow', () => {
  it('is for those whose role allows it, and ending it too', async () => {
    const { second } = await waiting();
    for (const role of ROLES) {
      const who = await sessionCookie(await seedMember(here, { role }));
      const allowed = roleAllows(role, 'pact:shadow');
      expect((await start(second, ahead(2), who)).status, role).toBe(allowed ? 201 : 403);
      if (!allowed) await start(second);
      expect((await end(second, who)).status, role).toBe(allowed ? 200 : 403);
      if (!allowed) await end(second);
    }
  });

  it('answers how it runs, is on record and shown with its pact', async () => {
    const { second } = await waiting();
    const endsAt = ahead(48);
    const answer = await (await start(second, endsAt)).json();
    expect(answer).toMatchObject({
      number: 2,
      shadow: { state: 'running', endsAt, endedAt: null, looked: 0, cells: [], hits: [] },
      may: { start: { allowed: false }, end: { allowed: true } },
    });
    expect((await eventsOf('shadow.started')).at(-1)).toMatchObject({
      payload: { key: second.pactKey, number: 2, endsAt },
    });
    const { items } = await (await ask(pactsRoute.GET, { cookie, path: '/?limit=200' })).json();
    const listed = items.find((pact: { key: string }) => pact.key === second.pactKey);
    expect(listed.shadow).toEqual({ number: 2, endsAt });
  });

  it.each([
    ['too soon', 0.9],
    ['gone', -1],
    ['too far', 30 * 24 + 1],
  ])('is refused by path where the end is %s', async (_, hours) => {
    const { second } = await waiting();
    const answer = await (await start(second, ahead(hours))).json();
    expect(answer).toMatchObject({ code: 'invalid_request', errors: [{ path: 'endsAt' }] });
  });

  it('is refused for what is in force, and while another of the pact is in it', async () => {
    const { first, second } = await waiting();
    expect((await (await start(first)).json()).code).toBe('shadow_status');
    expect((await start(second)).status).toBe(201);
    const again = await (await start(second)).json();
    expect(again).toMatchObject({ code: 'shadow_status', status: 409 });
    expect((await (await end(first)).json()).code).toBe('shadow_status');
  });

  it('succeeds for one of two who try at the same moment', async () => {
    const { second } = await waiting();
    const statuses = await Promise.all([start(second), start(second)]);
    expect(statuses.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('is possible again where the last one’s date has come and nobody has written so yet', async () => {
    const { second } = await waiting();
    await start(second);
    await comeTo(second);
    expect((await readOf(second)).shadow).toMatchObject({ state: 'ended' });
    expect((await start(second)).status).toBe(201);
    expect((await eventsOf('shadow.ended')).at(-1)?.payload).toMatchObject({ how: 'date' });
  });
});

/** Moves the end of a version's shadow into the past, as time does. */
async function comeTo({ pactKey }: VersionRef): Promise<Date> {
  const endsAt = new Date(Date.now() - 1000);
  await write(here.scope, async ({ db, touch }) => {
    const { workspaceId } = here;
    const pact = await db.pact.findFirstOrThrow({ where: { workspaceId, key: pactKey } });
    await db.shadow.updateMany({ where: { workspaceId, pactId: pact.id, endedAt: null }, data: { endsAt } });
    touch('shadow', pact.id);
  });
  return endsAt;
}

describe('a shadow ends by itself', () => {
  it('at its date, which the worker writes down and tells, once', async () => {
    const { second } = await waiting();
    await start(second);
    const endsAt = await comeTo(second);
    const context = { now: systemClock, log: createLogger('test'), signal: new AbortController().signal };
    await endShadowsJob.run(context);
    expect((await readOf(second)).shadow).toMatchObject({
      state: 'ended',
      endedAt: endsAt.toISOString(),
      endReason: 'Its date came.',
    });
    const { value } = await endDueShadows(systemScope(here.workspaceId, 'worker'), systemClock());
    expect(value).toBe(0);
    const told = await read(here.scope, ({ db }) =>
      db.outboxMessage.count({ where: { workspaceId: here.workspaceId, topic: 'shadow.ended' } }),
    );
    expect(told).toBe((await eventsOf('shadow.ended')).length);
  });

  const ends: [string, (pact: Waiting) => Promise<unknown>, string][] = [
    [
      'its version is activated',
      async ({ second }) => {
        await approveAs(approver.scope, second);
        await activateAs(here.scope, second);
      },
      'activated',
    ],
    [
      'its version is sent back',
      ({ second: { pactKey, number } }) =>
        sendBackVersion(approver.scope, { params: { pactKey, number }, body: { reason: 'No.' } }),
      'sent_back',
    ],
    [
      'the pact is withdrawn',
      async ({ first: { pactKey, number } }) => {
        const call = { params: { pactKey, number }, body: { reason: 'Over.' } };
        await withdrawVersion(here.scope, call);
        expect((await readOf({ pactKey, number: 2, digest: '' })).shadow.state).toBe('running');
        await withdrawVersion(approver.scope, call);
      },
      'withdrawn',
    ],
  ];
  it.each(ends)('when %s, in the same transaction', async (_, act, how) => {
    const pact = await waiting();
    await shadowOf(here, pact.second);
    await act(pact);
    const { shadow } = await readOf(pact.second);
    expect(shadow).toMatchObject({ state: 'ended', endReason: expect.stringMatching(/\S/) });
    expect((await eventsOf('shadow.ended')).at(-1)?.payload).toMatchObject({ how, key: pact.second.pactKey });
  });
});

describe('what a shadow found', () => {
  it('is counted, says whom it would hit, and opens its decisions page by page', async () => {
    const { second } = await waiting();
    const agent = await seedAgent(here);
    const { id } = await shadowOf(here, second);
    const told: string[] = [];
    for (const would of ['allow', 'review', 'review', 'unknown']) {
      const action = would === 'allow' ? 'tool:other' : 'tool:wire-transfer';
      told.push(await result(id, { agentId: agent.id, action, would }));
    }
    const { shadow } = await readOf(second);
    expect(shadow).toMatchObject({ looked: 4, changed: 2, unknown: 1 });
    expect(shadow.cells.map((cell: { was: string; would: string; count: number }) => ({ ...cell }))).toEqual([
      expect.objectContaining({ was: 'allow', would: 'allow', count: 1 }),
      expect.objectContaining({ was: 'allow', would: 'review', count: 2 }),
      expect.objectContaining({ was: 'allow', would: 'unknown', count: 1 }),
    ]);
    expect(shadow.hits).toEqual([
      expect.objectContaining({
        agent: { id: agent.id, key: agent.key },
        action: 'tool:wire-transfer',
        would: 'review',
        count: 2,
        firstAt: expect.any(String),
      }),
    ]);
    const pageOf = async (query: string) =>
      (await ask(cells.GET, { cookie, params: paramsOf(second), path: `/?${query}` })).json();
    const first = await pageOf('was=allow&would=review&limit=1');
    const next = await pageOf(`was=allow&would=review&limit=1&cursor=${first.next}`);
    expect([...first.items, ...next.items].map((item) => item.decision.id)).toEqual([told[2], told[1]]);
    expect(next.next).toBeNull();
    expect((await pageOf(`agent=${agent.key}&action=tool:other`)).items).toHaveLength(1);
    expect((await pageOf('was=allow&would=review&agent=nobody')).items).toEqual([]);
    expect((await ask(cells.GET, { cookie, params: paramsOf(second), path: '/?was=maybe' })).status).toBe(
      400,
    );
  });

  it('stands with the decision it looked at', async () => {
    const { second } = await waiting();
    const agent = await seedAgent(here);
    const { id } = await shadowOf(here, second);
    const decisionId = await result(id, { agentId: agent.id, action: 'tool:x', would: 'block' });
    const decision = await (await ask(decisionRoute.GET, { cookie, params: { decisionId } })).json();
    expect(decision.shadows).toEqual([
      {
        pact: { key: second.pactKey, name: `Pact ${second.pactKey}` },
        version: 2,
        would: 'block',
        summary: 'Blocked: so it says.',
      },
    ]);
  });

  it('is nothing for a version that never was in one', async () => {
    const { second } = await waiting();
    expect(await readOf(second)).toMatchObject({ shadow: null, may: { start: { allowed: true } } });
    const page = await (await ask(cells.GET, { cookie, params: paramsOf(second) })).json();
    expect(page).toEqual({ items: [], next: null });
  });
});

type Found = { readonly agentId: string; readonly action: string; readonly would: string };

/** An allowed decision, and what the shadow would have made of it, as the recorder keeps them. */
async function result(shadowId: string, { agentId, action, would }: Found): Promise<string> {
  const request = { agentId, action, mode: 'enforce' };
  const facts = {
    agent: { id: agentId, key: 'agent_pay', name: 'Pay', owner: 'first-team' },
    teams: {},
    requestDigest: '',
  };
  const answered = { summary: 'Allowed.', effect: 'allow', allowed: true, tier: 'high', engine: '2' };
  const decided = { ...answered, clauses: [], causes: [], pacts: [], demands: null };
  const record = { facts, now: Date.now(), decision: decided };
  const decisionId = await seedDecision(here, { agentId, action, request, record });
  await write(here.scope, async ({ db, touch }) => {
    const row = { workspaceId: here.workspaceId, shadowId, decisionId, agentId, action, was: 'allow', would };
    await db.shadowResult.create({ data: { ...row, summary: 'Blocked: so it says.' } });
    touch('shadow', shadowId);
  });
  return decisionId;
}
