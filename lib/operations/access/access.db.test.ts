import { beforeAll, describe, expect, it } from 'vitest';
import * as byLink from '#app/api/v1/me/password/by-link/route.ts';
import * as ownPassword from '#app/api/v1/me/password/route.ts';
import * as me from '#app/api/v1/me/route.ts';
import * as workspace from '#app/api/v1/workspace/route.ts';
import * as setUp from '#app/api/v1/workspace/set-up/route.ts';
import { signIn } from '#lib/auth/sign-in.ts';
import { ensureFirstOwner } from '#lib/operations/access/ensure-first-owner.ts';
import { issuePasswordLink } from '#lib/operations/access/issue-password-link.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedKey, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

const password = 'river stone lantern';
const baseUrl = 'http://localhost:3000/';
const unset = { ownerEmail: null, ownerPassword: null, baseUrl };

function tokenOf(url: string | null): string {
  return url?.split('/').at(-1) ?? '';
}

describe('the first start', () => {
  withTestDatabase();

  const form = { workspaceName: 'Northwind', name: 'Olive Stern', email: 'Olive@Example.com', password };

  it('offers a set-up link that each start replaces', async () => {
    const first = await ensureFirstOwner(unset);
    const second = await ensureFirstOwner(unset);
    expect(second.setupUrl).toMatch(/^http:\/\/localhost:3000\/set-up\/[\w-]{43}$/);
    const answer = await ask(setUp.POST, {
      method: 'POST',
      body: { ...form, token: tokenOf(first.setupUrl) },
    });
    expect(answer.status).toBe(410);
  });

  it('refuses a weak password and leaves the link good', async () => {
    const { setupUrl } = await ensureFirstOwner(unset);
    const body = { ...form, token: tokenOf(setupUrl), password: 'countersign1' };
    expect((await ask(setUp.POST, { method: 'POST', body })).status).toBe(422);
    expect((await ensureFirstOwner(unset)).setupUrl).not.toBeNull();
  });

  it('makes one owner with a workspace, a team and the default posture, however many use the link at once', async () => {
    const { setupUrl } = await ensureFirstOwner(unset);
    const bodies = [1, 2, 3, 4].map((n) => ({
      ...form,
      email: `o${n}@example.com`,
      token: tokenOf(setupUrl),
    }));
    const answers = await Promise.all(bodies.map((body) => ask(setUp.POST, { method: 'POST', body })));
    const made = answers.filter((answer) => answer.status === 200);
    expect(made).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 410)).toHaveLength(3);
    const [winner] = await Promise.all(made.map((answer) => answer.json()));
    const { email } = winner;
    const claims = await signIn({ email, password, address: 'a', now: new Date() });
    expect(claims).not.toBeNull();
    expect((await ensureFirstOwner(unset)).setupUrl).toBeNull();
  });
});

describe('the first start with an owner in the environment', () => {
  withTestDatabase();

  it('makes that owner, once', async () => {
    const given = { ownerEmail: 'Olive@example.com', ownerPassword: password, baseUrl };
    expect(await ensureFirstOwner(given)).toEqual({ setupUrl: null });
    expect(await ensureFirstOwner({ ...given, ownerPassword: 'another good one' })).toEqual({
      setupUrl: null,
    });
    expect(
      await signIn({ email: 'olive@example.com', password, address: 'a', now: new Date() }),
    ).not.toBeNull();
  });
});

describe('a password', () => {
  withTestDatabase();

  let here: Awaited<ReturnType<typeof seedWorkspace>>;
  beforeAll(async () => {
    here = await seedWorkspace();
  });

  it('set by a link ends every session and uses the link up, also when used twice at once', async () => {
    const member = await seedMember(here, { email: 'lost@example.com', password });
    const cookie = await sessionCookie(member);
    const { url } = await issuePasswordLink('lost@example.com', baseUrl);
    const body = { token: tokenOf(url), password: 'quiet harbour morning' };
    const answers = await Promise.all([1, 2].map(() => ask(byLink.POST, { method: 'POST', body })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
    expect((await ask(me.GET, { cookie })).status).toBe(401);
    const attempt = { email: 'lost@example.com', address: 'a', now: new Date() };
    expect(await signIn({ ...attempt, password })).toBeNull();
    expect(await signIn({ ...attempt, password: body.password })).not.toBeNull();
  });

  it('is changed by who knows the current one, and that ends every session', async () => {
    const member = await seedMember(here, { email: 'changes@example.com', password });
    const cookie = await sessionCookie(member);
    const asked = {
      method: 'POST',
      cookie,
      body: { currentPassword: 'not it', password: 'quiet harbour morning' },
    };
    const refused = await ask(ownPassword.POST, asked);
    expect(await refused.json()).toMatchObject({
      code: 'invalid_credentials',
      errors: [{ path: 'currentPassword' }],
    });
    const body = { ...asked.body, currentPassword: password };
    expect((await ask(ownPassword.POST, { ...asked, body })).status).toBe(200);
    expect((await ask(me.GET, { cookie })).status).toBe(401);
  });

  it('is no secret of a key: a key has none to change', async () => {
    const key = await seedKey(here, { scopes: ['admin'] });
    const body = { currentPassword: password, password: 'quiet harbour morning' };
    expect((await ask(ownPassword.POST, { method: 'POST', key: key.text, body })).status).toBe(403);
  });
});

describe('the workspace', () => {
  withTestDatabase();

  it('is named and ruled by its owner alone', async () => {
    const here = await seedWorkspace();
    const lead = await sessionCookie(await seedMember(here, { role: 'trust_lead' }));
    const owner = await sessionCookie(here.owner);
    const asked = { method: 'PATCH', body: { name: 'Northwind', minApprovals: 2 } };
    expect((await ask(workspace.PATCH, { ...asked, cookie: lead })).status).toBe(403);
    expect(await (await ask(workspace.PATCH, { ...asked, cookie: owner })).json()).toMatchObject(asked.body);
    expect(await (await ask(workspace.GET, { cookie: lead })).json()).toMatchObject(asked.body);
  });

  it('asks for fewer approvals only by who may activate, never by a key', async () => {
    const here = await seedWorkspace();
    const { text: key } = await seedKey(here, { scopes: ['admin'] });
    const asked = (minApprovals: number) => ({ method: 'PATCH', body: { minApprovals } });
    expect((await ask(workspace.PATCH, { ...asked(3), key })).status).toBe(200);
    const lowered = await ask(workspace.PATCH, { ...asked(2), key });
    expect(lowered.status).toBe(403);
    expect(await lowered.json()).toMatchObject({
      code: 'person_required',
      errors: [{ path: 'minApprovals' }],
    });
    const owner = await sessionCookie(here.owner);
    expect((await ask(workspace.PATCH, { ...asked(2), cookie: owner })).status).toBe(200);
  });

  it('lets more people grant overrides only by who may activate, never by a key', async () => {
    const here = await seedWorkspace();
    const { text: key } = await seedKey(here, { scopes: ['admin'] });
    const asked = (overrideRole: string) => ({ method: 'PATCH', body: { overrideRole } });
    expect((await ask(workspace.PATCH, { ...asked('owner'), key })).status).toBe(200);
    const loosened = await ask(workspace.PATCH, { ...asked('approver'), key });
    expect(loosened.status).toBe(403);
    expect(await loosened.json()).toMatchObject({
      code: 'person_required',
      errors: [{ path: 'overrideRole' }],
    });
    expect((await ask(workspace.PATCH, { ...asked('builder'), key })).status).toBe(400);
    const owner = await sessionCookie(here.owner);
    const answer = await ask(workspace.PATCH, { ...asked('approver'), cookie: owner });
    expect(await answer.json()).toMatchObject({ overrideRole: 'approver' });
  });
});
