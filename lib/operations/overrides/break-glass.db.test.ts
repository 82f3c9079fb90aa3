import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as audit from '#app/api/v1/audit/route.ts';
import * as review from '#app/api/v1/overrides/[overrideId]/review/route.ts';
import * as revoke from '#app/api/v1/overrides/[overrideId]/revoke/route.ts';
import * as breakGlass from '#app/api/v1/overrides/break-glass/route.ts';
import * as overrides from '#app/api/v1/overrides/route.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedTeam,
  seedWorkspace,
  sessionOf,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR_MS = 3_600_000;
let here: SeededWorkspace;
let operator: SeededMember;
let cookie: string;
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay' });
  await seedTeam(here, { key: 'night-watch', name: 'Night watch' });
  await seedActivePact(here);
  owner = await sessionCookie(here.owner);
});

// Whoever broke the glass waits for its review before breaking it again, so each case has somebody of its own.
beforeEach(async () => {
  operator = await seedMember(here, { role: 'operator', name: 'Omar' });
  cookie = await sessionCookie(operator);
});

const broken = (given: object = {}, as = cookie) =>
  ask(breakGlass.POST, {
    ...{ method: 'POST', cookie: as },
    body: {
      target: { type: 'clause', pact: 'payments', clause: 'transfer-limit' },
      ...{ agents: ['agent_pay'], actions: ['tool:wire-transfer'] },
      ...{ reasonCode: 'incident_response', reason: 'The bank closes in ten minutes.', ...given },
    },
  });
const look = (as: string, overrideId: string, given: object = {}) =>
  ask(review.POST, {
    ...{ method: 'POST', cookie: as, params: { overrideId } },
    body: { verdict: 'justified', text: 'It was the only way.', ...given },
  });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await answer.json()).code);

describe('breaking the glass', () => {
  it('is in force at once for an hour, tells everybody, and owes a review to the clause’s owner', async () => {
    const answer = await broken();
    expect(answer.status).toBe(201);
    const made = await answer.json();
    expect(made).toMatchObject({
      ...{ state: 'active', isInForce: true, isBreakGlass: true, usesLeft: 1 },
      ...{ requestedBy: { name: 'Omar' }, answeredBy: { name: 'Omar' } },
      review: { team: { key: 'first-team' }, isOverdue: false, reviewedAt: null, verdict: null, text: '' },
    });
    const [start, end, due] = [made.startsAt, made.endsAt, made.review.dueAt].map(Date.parse);
    expect([(end ?? 0) - (start ?? 0), (due ?? 0) - (start ?? 0)]).toEqual([HOUR_MS, 72 * HOUR_MS]);
    const events = await (await ask(audit.GET, { cookie: owner, path: `/?subjectId=${made.id}` })).json();
    expect(events.items).toMatchObject([
      { type: 'override.broke_glass', actor: { name: 'Omar' }, payload: { reviewTeam: 'first-team' } },
    ]);
    const found = await ask(overrides.GET, { cookie: owner, path: '/?owesReview=true' });
    expect((await found.json()).items.map(({ id }: { id: string }) => id)).toContain(made.id);
  });

  it('needs proof of who is at the keyboard, and leaves nothing behind without', async () => {
    const stale = sessionOf(operator, HOUR_MS);
    const refused = await broken({ reason: 'Unproven' }, await sessionCookie(stale, HOUR_MS));
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'step_up_required']);
    const all = await (await ask(overrides.GET, { cookie: owner })).json();
    expect(all.items.map(({ reason }: { reason: string }) => reason)).not.toContain('Unproven');
  });

  it('is for people with the right to, never for a key', async () => {
    for (const role of ['approver', 'builder', 'auditor'] as const) {
      const other = await sessionCookie(await seedMember(here, { role }));
      expect(await codeOf(await broken({}, other)), role).toBe('forbidden');
    }
    const { text: key } = await seedKey(here, { scopes: ['admin'] });
    expect(await codeOf(await ask(breakGlass.POST, { method: 'POST', key, body: {} }))).toBe(
      'person_required',
    );
    const lead = await sessionCookie(await seedMember(here, { role: 'trust_lead' }));
    expect(await codeOf(await broken({}, lead))).toBe('ok');
  });

  it.each([
    ['for more than 4 hours', { lastsFor: 'PT4H1S' }, 'lastsFor'],
    ['with a start of its own', { startsAt: '2026-11-26T12:00:00Z' }, 'startsAt'],
    ['without a reason', { reason: '' }, 'reason'],
    ['with a review due in the past', { reviewDueAt: '2020-01-01T00:00:00Z' }, 'reviewDueAt'],
    ['with a review due too late', { reviewDueAt: '2999-01-01T00:00:00Z' }, 'reviewDueAt'],
    ['owing its review to nobody there is', { reviewTeam: 'nobody' }, 'reviewTeam'],
    [
      'of a posture without owner and review team',
      { target: { type: 'posture', tier: 'high' } },
      'reviewTeam',
    ],
  ])('is refused %s', async (_, given, path) => {
    const answer = await (await broken(given)).json();
    expect(answer).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
  });

  it('owes its review to the team it names, by the day it names', async () => {
    const reviewDueAt = new Date(Date.now() + 5 * HOUR_MS).toISOString();
    const given = { target: { type: 'posture', tier: 'high' }, reviewTeam: 'night-watch', reviewDueAt };
    expect(await (await broken(given)).json()).toMatchObject({
      review: { team: { key: 'night-watch', name: 'Night watch' }, dueAt: reviewDueAt },
    });
  });
});

describe('the review that it owes', () => {
  it('is answered once, by somebody else, in words', async () => {
    const { id } = await (await broken()).json();
    expect(await codeOf(await look(cookie, id))).toBe('override_own');
    const auditor = await sessionCookie(await seedMember(here, { role: 'auditor' }));
    expect(await codeOf(await look(auditor, id))).toBe('forbidden');
    const silent = await (await look(owner, id, { text: ' ' })).json();
    expect(silent).toMatchObject({ code: 'invalid_request', errors: [{ path: 'text' }] });
    const answers = await Promise.all([look(owner, id), look(owner, id), look(owner, id)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    const done = await answers.find((answer) => answer.ok)?.json();
    expect(done).toMatchObject({ review: { verdict: 'justified', text: 'It was the only way.' } });
    expect(done.may.review).toEqual({ allowed: false, reason: 'The review has been answered.' });
  });

  it('does not renew itself: the same person breaks it again only once somebody has looked at it', async () => {
    const first = await (await broken()).json();
    const again = await broken();
    expect(again.status).toBe(409);
    const body = await again.json();
    expect([body.code, body.detail.includes(first.id)]).toEqual(['override_status', true]);
    const colleague = await sessionCookie(await seedMember(here, { role: 'operator' }));
    expect((await broken({}, colleague)).status).toBe(201);
    expect((await look(owner, first.id)).status).toBe(200);
    expect((await broken()).status).toBe(201);
  });

  it('is broken once by the same person, however many asks arrive at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => broken()));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it.each([
    ['of everything', { target: { type: 'posture', tier: 'critical' }, actions: ['*'] }, 'actions.0'],
    [
      'of a whole namespace',
      { target: { type: 'posture', tier: 'critical' }, actions: ['tool:*'] },
      'actions.0',
    ],
    ['for more uses than an emergency has', { maxUses: 101 }, 'maxUses'],
  ])('is refused by path: an exception %s', async (_, given, path) => {
    const answer = await broken(given);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
  });

  it('is still answered when the override has ended', async () => {
    const { id } = await (await broken()).json();
    const params = { overrideId: id };
    const ended = await ask(revoke.POST, { method: 'POST', cookie, params, body: { reason: 'Done.' } });
    expect(await ended.json()).toMatchObject({ state: 'revoked' });
    const verdict = await look(owner, id, { verdict: 'not_justified', text: 'Finance was there.' });
    expect(await verdict.json()).toMatchObject({ state: 'revoked', review: { verdict: 'not_justified' } });
  });
});
