import { beforeAll, describe, expect, it } from 'vitest';
import * as retire from '#app/api/v1/agents/[agentId]/retire/route.ts';
import * as one from '#app/api/v1/agents/[agentId]/route.ts';
import * as all from '#app/api/v1/agents/route.ts';
import { headOf } from '#lib/testing/heads.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let owner: string;
let builder: string;
let auditor: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  builder = await sessionCookie(await seedMember(here, { role: 'builder' }));
  auditor = await sessionCookie(await seedMember(here, { role: 'auditor' }));
  await seedTeam(here, { key: 'other-team' });
});

const patch = (agentId: string, cookie: string, body: object) =>
  ask(one.PATCH, { method: 'PATCH', cookie, params: { agentId }, body });

describe('registering an agent', () => {
  it('makes it known by id and by key, with its owner and labels', async () => {
    const body = { key: 'agent_new', name: 'New', owner: 'first-team', labels: { env: 'live' } };
    const answer = await ask(all.POST, { method: 'POST', cookie: builder, body });
    expect(answer.status).toBe(201);
    const made = await answer.json();
    for (const agentId of ['agent_new', made.id]) {
      const read = await (await ask(one.GET, { cookie: auditor, params: { agentId } })).json();
      expect(read).toMatchObject({
        key: 'agent_new',
        owner: { key: 'first-team' },
        labels: { env: 'live' },
        stop: null,
      });
    }
  });

  it('answers 409 for a taken key, 400 for an unknown team at its field, 403 to an auditor, 401 to nobody', async () => {
    await seedAgent(here, { key: 'agent_taken' });
    const asked = {
      method: 'POST',
      cookie: builder,
      body: { key: 'agent_taken', name: 'X', owner: 'first-team' },
    };
    expect((await ask(all.POST, asked)).status).toBe(409);
    const lost = await ask(all.POST, { ...asked, body: { key: 'agent_lost', name: 'X', owner: 'nobody' } });
    expect([lost.status, (await lost.json()).errors[0].path]).toEqual([400, 'owner']);
    expect((await ask(all.POST, { ...asked, cookie: auditor })).status).toBe(403);
    expect((await ask(all.POST, { ...asked, cookie: undefined })).status).toBe(401);
  });
});

describe('changing an agent', () => {
  it('moves the guard with owner or labels, and not with a name', async () => {
    const agent = await seedAgent(here);
    const before = await headOf(here);
    await patch(agent.id, builder, { name: 'Renamed' });
    expect((await headOf(here)).guard).toBe(before.guard);
    expect(await (await patch(agent.id, builder, { owner: 'other-team' })).json()).toMatchObject({
      name: 'Renamed',
      owner: { key: 'other-team' },
    });
    expect((await headOf(here)).guard).toBeGreaterThan(before.guard);
  });

  it('refuses to take it out of a pact without what withdrawing the pact needs', async () => {
    const agent = await seedAgent(here, { key: 'agent_bound', labels: { env: 'live', zone: 'eu' } });
    await seedActivePact(here, { key: 'by-label', agents: { keys: [], labels: { env: 'live' } } });
    const refused = await patch(agent.id, builder, { labels: { zone: 'eu' } });
    expect([refused.status, (await refused.json()).detail]).toEqual([
      403,
      expect.stringContaining('by-label'),
    ]);
    const key = await seedKey(here, { scopes: ['admin'] });
    const body = { labels: {} };
    const asked = { method: 'PATCH', key: key.text, params: { agentId: agent.id }, body };
    expect((await (await ask(one.PATCH, asked)).json()).code).toBe('person_required');
    expect((await patch(agent.id, builder, { labels: { env: 'live' } })).status).toBe(200);
    const unbound = await patch(agent.id, owner, { labels: {} });
    expect(await unbound.json()).toMatchObject({ pacts: [] });
  });
});

describe('retiring an agent', () => {
  it('is for good, ends its keys at once and moves the guard', async () => {
    const agent = await seedAgent(here, { key: 'agent_old' });
    const key = await seedKey(here, { agentId: agent.id, scopes: ['read'] });
    const read = { key: key.text, params: { agentId: agent.id } };
    expect((await ask(one.GET, read)).status).toBe(200);
    const before = await headOf(here);
    const asked = {
      method: 'POST',
      cookie: owner,
      params: { agentId: 'agent_old' },
      body: { reason: 'Replaced' },
    };
    expect((await ask(retire.POST, asked)).status).toBe(200);
    expect((await headOf(here)).guard).toBeGreaterThan(before.guard);
    expect((await ask(one.GET, read)).status).toBe(401);
    expect((await ask(retire.POST, asked)).status).toBe(409);
    expect((await patch(agent.id, owner, { name: 'Back' })).status).toBe(409);
    const listed = await (await ask(all.GET, { cookie: owner, path: '/?state=retired' })).json();
    expect(listed.items.map((item: { key: string }) => item.key)).toEqual(['agent_old']);
  });
});

describe('listing agents', () => {
  it('filters by owner, label and text, and shows nothing of another workspace', async () => {
    const apart = await seedWorkspace();
    await seedTeam(apart, { key: 'ops' });
    await seedAgent(apart, { key: 'agent_a', labels: { env: 'live' } });
    await seedAgent(apart, { key: 'agent_b', owner: 'ops' });
    const cookie = await sessionCookie(apart.owner);
    const keys = async (query: string) => {
      const page = await (await ask(all.GET, { cookie, path: `/?${query}` })).json();
      return page.items.map((item: { key: string }) => item.key);
    };
    expect(await keys('')).toEqual(['agent_a', 'agent_b']);
    expect(await keys('owner=ops')).toEqual(['agent_b']);
    expect(await keys('label=env%3Dlive')).toEqual(['agent_a']);
    expect(await keys('text=NT_B')).toEqual(['agent_b']);
    expect((await ask(one.GET, { cookie: owner, params: { agentId: 'agent_a' } })).status).toBe(404);
  });
});
