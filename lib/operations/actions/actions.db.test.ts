import { beforeAll, describe, expect, it } from 'vitest';
import * as one from '#app/api/v1/actions/[actionName]/route.ts';
import * as all from '#app/api/v1/actions/route.ts';
import * as posture from '#app/api/v1/workspace/posture/route.ts';
import { write } from '#lib/store/transaction.ts';
import { headOf } from '#lib/testing/heads.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { seedDecision } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let owner: string;
let builder: string;
let operator: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  builder = await sessionCookie(await seedMember(here, { role: 'builder' }));
  operator = await sessionCookie(await seedMember(here, { role: 'operator' }));
});

const declare = (cookie: string, body: object) => ask(all.POST, { method: 'POST', cookie, body });
const change = (cookie: string, actionName: string, body: object) =>
  ask(one.PATCH, { method: 'PATCH', cookie, params: { actionName }, body });

describe('declaring an action', () => {
  it('lets a builder declare what is high or critical, and refuses what would widen', async () => {
    expect((await declare(builder, { name: 'tool:deploy', tier: 'critical' })).status).toBe(201);
    const low = await declare(builder, { name: 'tool:look-up', tier: 'low' });
    expect([low.status, (await low.json()).errors[0].path]).toEqual([403, 'tier']);
    expect((await declare(owner, { name: 'tool:look-up', tier: 'low' })).status).toBe(201);
    expect((await declare(owner, { name: 'tool:look-up', tier: 'low' })).status).toBe(409);
    expect((await declare(owner, { name: 'no namespace', tier: 'low' })).status).toBe(400);
  });

  it('lets a key that sets the workspace up declare any tier, and lower none', async () => {
    const key = await seedKey(here, { scopes: ['admin'] });
    const body = { name: 'tool:set-up', tier: 'moderate' };
    expect((await ask(all.POST, { method: 'POST', key: key.text, body })).status).toBe(201);
    const asked = {
      method: 'PATCH',
      key: key.text,
      params: { actionName: 'tool:set-up' },
      body: { tier: 'low' },
    };
    expect((await (await ask(one.PATCH, asked)).json()).code).toBe('person_required');
  });
});

describe('changing a tier', () => {
  it('raises at once for a builder, lowers only for who may activate, and moves the guard either way', async () => {
    await declare(owner, { name: 'tool:send', tier: 'moderate' });
    const before = await headOf(here);
    expect((await change(builder, 'tool%3Asend', { tier: 'critical' })).status).toBe(200);
    const raised = await headOf(here);
    expect(raised.guard).toBeGreaterThan(before.guard);
    expect((await change(builder, 'tool:send', { tier: 'low' })).status).toBe(403);
    expect(await (await change(owner, 'tool:send', { tier: 'low' })).json()).toMatchObject({ tier: 'low' });
    expect((await headOf(here)).guard).toBeGreaterThan(raised.guard);
    expect((await change(owner, 'tool:unknown', { tier: 'low' })).status).toBe(404);
  });
});

describe('the catalogue', () => {
  it('shows declared and merely seen actions with the clauses that reach them and their calls', async () => {
    const apart = await seedWorkspace();
    const cookie = await sessionCookie(apart.owner);
    const agent = await seedAgent(apart, { key: 'agent_pay' });
    await declare(cookie, { name: 'tool:wire-transfer', tier: 'critical' });
    await seedActivePact(apart, {
      clauses: [clauseOf({ scope: { actions: ['tool:wire-*'], tiers: ['critical'] } })],
    });
    await seedDecision(apart, { agentId: agent.id, request: {} });
    await write(apart.scope, async ({ db, touch }) => {
      touch('action', 'tool:unheard');
      for (const action of ['tool:unheard', 'tool:wire-transfer']) {
        const row = { workspaceId: apart.workspaceId, action, agentId: agent.id, firstDecisionId: 'dec_1' };
        await db.actionSighting.create({
          data: { ...row, firstSeenAt: new Date() },
          select: { action: true },
        });
      }
    });
    const { items } = await (await ask(all.GET, { cookie })).json();
    expect(items).toMatchObject([
      {
        name: 'tool:unheard',
        isDeclared: false,
        tier: 'high',
        clauses: [],
        calls30d: 0,
        firstSeenBy: { key: 'agent_pay' },
      },
      {
        name: 'tool:wire-transfer',
        isDeclared: true,
        clauses: [{ pact: 'payments', clause: 'transfer-limit' }],
        calls30d: 1,
      },
    ]);
    const names = async (query: string) =>
      (await (await ask(all.GET, { cookie, path: `/?${query}` })).json()).items.map(
        (item: { name: string }) => item.name,
      );
    expect(await names('declared=false')).toEqual(['tool:unheard']);
    expect(await names('tier=critical')).toEqual(['tool:wire-transfer']);
    expect(await names('text=WIRE')).toEqual(['tool:wire-transfer']);
  });
});

describe('the posture', () => {
  const rule = { effect: 'review', owner: null, role: 'approver', quorum: 1, expiresIn: 'PT30M' };
  const start = {
    low: { effect: 'allow' },
    moderate: { effect: 'allow' },
    high: rule,
    critical: { effect: 'block' },
  };
  const put = (cookie: string, body: object) => ask(posture.PUT, { method: 'PUT', cookie, body });

  it('is tightened at once by an operator, and loosened only by who may activate', async () => {
    const before = await headOf(here);
    const tighter = { ...start, moderate: rule, high: { ...rule, quorum: 2 } };
    expect((await put(operator, tighter)).status).toBe(200);
    expect((await headOf(here)).guard).toBeGreaterThan(before.guard);
    const refused = await put(operator, start);
    expect(refused.status).toBe(403);
    expect((await refused.json()).errors.map((fault: { path: string }) => fault.path)).toEqual([
      'moderate',
      'high',
    ]);
    expect(
      (await put(operator, { ...tighter, high: { ...rule, quorum: 2, role: 'trust_lead' } })).status,
    ).toBe(200);
    expect((await put(operator, { ...tighter, high: { ...rule, quorum: 2, role: 'approver' } })).status).toBe(
      403,
    );
    expect((await put(owner, start)).status).toBe(200);
    expect(await (await ask(posture.GET, { cookie: builder })).json()).toMatchObject({
      critical: { effect: 'block' },
    });
  });

  it('refuses an unknown owner and a duration nobody can wait for, at the field', async () => {
    const lost = await put(owner, { ...start, critical: { effect: 'block', owner: 'nobody' } });
    expect([lost.status, (await lost.json()).errors[0].path]).toEqual([400, 'critical.owner']);
    const endless = await put(owner, { ...start, high: { ...rule, expiresIn: 'P90D' } });
    expect([endless.status, (await endless.json()).errors[0].path]).toEqual([400, 'high.expiresIn']);
  });
});
