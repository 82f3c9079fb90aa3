import { beforeAll, describe, expect, it } from 'vitest';
import * as audit from '#app/api/v1/audit/route.ts';
import * as deny from '#app/api/v1/overrides/[overrideId]/deny/route.ts';
import * as grant from '#app/api/v1/overrides/[overrideId]/grant/route.ts';
import * as revoke from '#app/api/v1/overrides/[overrideId]/revoke/route.ts';
import * as one from '#app/api/v1/overrides/[overrideId]/route.ts';
import * as overrides from '#app/api/v1/overrides/route.ts';
import * as workspace from '#app/api/v1/workspace/route.ts';
import { headOf } from '#lib/testing/heads.ts';
import { activateAs, approveAs, submitNew, submitNext, textOf } from '#lib/testing/pact-life.ts';
import { clauseOf } from '#lib/testing/pacts.ts';
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
let cookies: Record<'owner' | 'lead' | 'approver' | 'operator' | 'builder' | 'auditor', string>;

beforeAll(async () => {
  here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay' });
  await seedAgent(here, { key: 'agent_other' });
  lead = await seedMember(here, { role: 'trust_lead', name: 'Lena' });
  const cookieOf = async (role: 'approver' | 'operator' | 'builder' | 'auditor') =>
    sessionCookie(await seedMember(here, { role, name: `The ${role}` }));
  cookies = {
    owner: await sessionCookie(here.owner),
    lead: await sessionCookie(lead),
    approver: await cookieOf('approver'),
    operator: await cookieOf('operator'),
    builder: await cookieOf('builder'),
    auditor: await cookieOf('auditor'),
  };
  const version = await submitNew(here.scope, textOf('payments'));
  await approveAs(lead.scope, version);
  await activateAs(here.scope, version);
});

const CLAUSE = { type: 'clause', pact: 'payments', clause: 'transfer-limit' };
const asked = (given: object = {}) => ({
  ...{ target: CLAUSE, agents: ['agent_pay'], actions: ['tool:wire-transfer'] },
  ...{ reasonCode: 'customer_commitment', reason: 'Promised for today.', ...given },
});

const post = (cookie: string, given?: object) =>
  ask(overrides.POST, { method: 'POST', cookie, body: asked(given) });
const request = async (given?: object, cookie = cookies.builder) => (await post(cookie, given)).json();
const read = async (cookie: string, overrideId: string) =>
  (await ask(one.GET, { cookie, params: { overrideId } })).json();
const list = async (query: string) =>
  (await (await ask(overrides.GET, { cookie: cookies.auditor, path: `/?${query}` })).json()).items.map(
    ({ id }: { id: string }) => id,
  );

const VERBS = { grant: grant.POST, deny: deny.POST, revoke: revoke.POST };
const BODY = { grant: {}, deny: { text: 'Not today.' }, revoke: { reason: 'It is over.' } };
const act = (verb: keyof typeof VERBS, cookie: string, overrideId: string, body: object = BODY[verb]) =>
  ask(VERBS[verb], { method: 'POST', cookie, params: { overrideId }, body });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await answer.json()).code);

describe('an override', () => {
  it('is asked for, granted by somebody else, and ended early, each recorded and told', async () => {
    const made = await request({ maxUses: 3, ticket: 'OPS-7', lastsFor: 'PT4H' });
    expect(made).toMatchObject({
      ...{ status: 'requested', state: 'requested', used: 0, usesLeft: 3, ticket: 'OPS-7', isInForce: false },
      target: {
        ...CLAUSE,
        words: { version: 1, title: 'Second person above 5,000', owner: { key: 'first-team' } },
      },
      ...{
        agents: [{ key: 'agent_pay' }],
        requestedBy: { name: 'The builder' },
        answeredBy: null,
        review: null,
      },
      may: { grant: { allowed: false }, revoke: { allowed: true } },
    });
    expect(Date.parse(made.endsAt) - Date.parse(made.startsAt)).toBe(4 * 3_600_000);
    expect((await read(cookies.lead, made.id)).may.grant).toEqual({ allowed: true, reason: '' });
    const before = await headOf(here);
    const granted = await (await act('grant', cookies.lead, made.id, { text: 'Once more.' })).json();
    expect(granted).toMatchObject({
      ...{ state: 'active', isInForce: true, notInForceReason: '', answeredBy: { name: 'Lena' } },
      answerText: 'Once more.',
    });
    const inForce = await headOf(here);
    expect(inForce.revision).toBeGreaterThan(before.revision);
    expect(inForce.guard).toBe(before.guard);
    const ended = await (await act('revoke', cookies.operator, made.id)).json();
    expect(ended).toMatchObject({
      state: 'revoked',
      usesLeft: 0,
      isInForce: false,
      endReason: 'It is over.',
    });
    expect((await headOf(here)).guard).toBeGreaterThan(inForce.guard);
    const events = await (
      await ask(audit.GET, { cookie: cookies.owner, path: `/?subjectId=${made.id}` })
    ).json();
    expect(events.items).toMatchObject([
      { type: 'override.revoked', payload: { reason: 'It is over.', isWithdrawn: false } },
      { type: 'override.granted', payload: { text: 'Once more.', agents: ['agent_pay'] } },
      { type: 'override.requested', payload: { pact: 'payments', clause: 'transfer-limit', maxUses: 3 } },
    ]);
    const stored = await headOf(here);
    expect(stored.revision).toBeGreaterThan(inForce.revision);
  });

  it('is denied with a reason, once', async () => {
    const { id } = await request();
    const silent = await act('deny', cookies.lead, id, { text: '  ' });
    expect(await silent.json()).toMatchObject({ code: 'invalid_request', errors: [{ path: 'text' }] });
    expect(await (await act('deny', cookies.lead, id)).json()).toMatchObject({
      ...{ state: 'denied', answeredBy: { name: 'Lena' }, answerText: 'Not today.' },
    });
    expect(await codeOf(await act('grant', cookies.owner, id))).toBe('override_status');
    expect(await codeOf(await act('revoke', cookies.builder, id))).toBe('override_status');
  });

  it('is never granted nor denied by who asked for it, whatever their role', async () => {
    const { id } = await request({}, cookies.owner);
    expect(await codeOf(await act('grant', cookies.owner, id))).toBe('override_own');
    expect(await codeOf(await act('deny', cookies.owner, id))).toBe('override_own');
    expect((await read(cookies.owner, id)).may.grant.reason).toContain('somebody else');
    expect(await codeOf(await act('revoke', cookies.owner, id))).toBe('ok');
  });

  it('is withdrawn by who asked for it and by nobody else', async () => {
    const { id } = await request();
    expect(await codeOf(await act('revoke', cookies.owner, id))).toBe('override_own');
    expect(await (await act('revoke', cookies.builder, id)).json()).toMatchObject({
      ...{ state: 'revoked', answeredBy: null, endedBy: { name: 'The builder' } },
    });
  });

  it('is ended, once granted, only with the permission, also by its requester', async () => {
    const { id } = await request();
    await act('grant', cookies.lead, id);
    expect(await codeOf(await act('revoke', cookies.builder, id))).toBe('forbidden');
    expect((await read(cookies.builder, id)).may.revoke.allowed).toBe(false);
    expect(await codeOf(await act('revoke', cookies.approver, id))).toBe('ok');
  });

  it.each(['grant', 'deny'] as const)('is for people with the right to %s', async (verb) => {
    const { id } = await request();
    expect(await codeOf(await act(verb, cookies.builder, id))).toBe('forbidden');
    expect(await codeOf(await act(verb, cookies.auditor, id))).toBe('forbidden');
    expect(await codeOf(await act(verb, cookies.approver, id))).toBe('override_role');
    const { text: key } = await seedKey(here, { scopes: ['admin'] });
    const body = BODY[verb];
    const machine = await ask(VERBS[verb], { method: 'POST', key, params: { overrideId: id }, body });
    expect(await codeOf(machine)).toBe('person_required');
    expect(await codeOf(await act(verb, cookies.owner, id))).toBe('ok');
  });

  it('is asked for by people who may, never by a key', async () => {
    expect(await codeOf(await post(cookies.auditor))).toBe('forbidden');
    const { text: key } = await seedKey(here, { scopes: ['admin'] });
    const machine = await ask(overrides.POST, { method: 'POST', key, body: asked() });
    expect(await codeOf(machine)).toBe('person_required');
    expect(await codeOf(await post(cookies.approver))).toBe('ok');
  });

  it('is granted by the role that the workspace names', async () => {
    const rule = (overrideRole: string) =>
      ask(workspace.PATCH, { method: 'PATCH', cookie: cookies.owner, body: { overrideRole } });
    expect(await (await rule('operator')).json()).toMatchObject({ overrideRole: 'operator' });
    const { id } = await request();
    const refused = await (await act('grant', cookies.lead, id)).json();
    expect(refused).toMatchObject({ code: 'override_role', detail: expect.stringContaining('operator') });
    expect(await codeOf(await act('grant', cookies.operator, id))).toBe('ok');
    expect((await rule('trust_lead')).status).toBe(200);
  });

  it('shows nothing to another workspace', async () => {
    const { id } = await request();
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await ask(one.GET, { cookie: stranger, params: { overrideId: id } })).status).toBe(404);
    for (const verb of ['grant', 'deny', 'revoke'] as const)
      expect((await act(verb, stranger, id)).status).toBe(404);
  });
});

describe('the list of overrides', () => {
  it('is cut by state, agent and pact, newest first', async () => {
    const posture = { target: { type: 'posture', tier: 'critical' }, agents: ['agent_other'] };
    const waiting = (await request(posture)).id;
    const later = (await request({ ...posture, startsAt: new Date(Date.now() + 3_600_000).toISOString() }))
      .id;
    await act('grant', cookies.lead, later);
    expect(await list('agent=agent_other')).toEqual([later, waiting]);
    expect(await list('agent=agent_other&state=scheduled')).toEqual([later]);
    expect(await list('agent=agent_other&state=requested,active')).toEqual([waiting]);
    expect(await list('agent=agent_other&pact=payments')).toEqual([]);
    expect(await list('agent=agent_none')).toEqual([]);
    expect(await list('limit=1')).toEqual([later]);
    const nonsense = await ask(overrides.GET, { cookie: cookies.auditor, path: '/?state=open' });
    expect(await nonsense.json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'query.state' }],
    });
  });

  it('goes on where the last page ended', async () => {
    const first = await (await ask(overrides.GET, { cookie: cookies.auditor, path: '/?limit=2' })).json();
    const path = `/?limit=2&cursor=${first.next}`;
    const second = await (await ask(overrides.GET, { cookie: cookies.auditor, path })).json();
    expect(second.items[0].id < first.items[1].id).toBe(true);
  });
});

describe('an override holds for the words it was asked for', () => {
  it('and is no longer shown in force, nor granted, once the clause reads otherwise', async () => {
    const version = await submitNew(here.scope, textOf('refunds'));
    await approveAs(lead.scope, version);
    await activateAs(here.scope, version);
    const target = { ...CLAUSE, pact: 'refunds' };
    const granted = (await request({ target })).id;
    await act('grant', cookies.lead, granted);
    const waiting = (await request({ target })).id;
    expect(await read(cookies.lead, granted)).toMatchObject({ isInForce: true });
    const reworded = textOf('refunds', clauseOf({ obligation: 'No refund leaves without a second person.' }));
    const next = await submitNext(here.scope, version, reworded);
    await approveAs(lead.scope, next);
    await activateAs(here.scope, next);
    const after = await read(cookies.lead, granted);
    expect(after).toMatchObject({ state: 'active', isInForce: false, target: { words: null } });
    expect(after.notInForceReason).toContain('reads otherwise since version 2');
    expect((await read(cookies.lead, waiting)).may.grant).toMatchObject({ allowed: false });
    expect(await codeOf(await act('grant', cookies.lead, waiting))).toBe('override_target');
    expect(await codeOf(await act('deny', cookies.lead, waiting))).toBe('ok');
  });
});
