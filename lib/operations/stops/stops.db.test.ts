import { beforeAll, describe, expect, it } from 'vitest';
import * as agentRoute from '#app/api/v1/agents/[agentId]/route.ts';
import * as audit from '#app/api/v1/audit/route.ts';
import * as lift from '#app/api/v1/stop/[stopId]/lift/route.ts';
import * as stops from '#app/api/v1/stop/route.ts';
import { headOf } from '#lib/testing/heads.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
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
let operator: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  operator = await sessionCookie(await seedMember(here, { role: 'operator', name: 'Omar' }));
});

const put = (cookie: string, body: object) =>
  ask(stops.POST, { method: 'POST', cookie, body: { reason: 'Odd', ...body } });
const take = (cookie: string, stopId: string) =>
  ask(lift.POST, { method: 'POST', cookie, params: { stopId }, body: { reason: 'Looked at' } });

describe('a stop', () => {
  it('is in force with its answer, moves the guard, and is lifted with a reason', async () => {
    const agent = await seedAgent(here, { key: 'agent_odd' });
    const before = await headOf(here);
    const made = await (await put(operator, { target: 'agent', targetId: 'agent_odd' })).json();
    expect(made).toMatchObject({
      targetId: agent.id,
      targetKey: 'agent_odd',
      mode: 'freeze',
      createdBy: { name: 'Omar' },
    });
    const frozen = await headOf(here);
    expect(frozen.guard).toBeGreaterThan(before.guard);
    expect(
      await (await ask(agentRoute.GET, { cookie: owner, params: { agentId: agent.id } })).json(),
    ).toMatchObject({
      stop: { mode: 'freeze' },
    });
    expect((await put(owner, { target: 'agent', targetId: agent.id })).status).toBe(409);
    expect(await (await take(operator, made.id)).json()).toMatchObject({
      liftReason: 'Looked at',
      liftedBy: { name: 'Omar' },
    });
    expect((await headOf(here)).guard).toBeGreaterThan(frozen.guard);
    expect((await take(operator, made.id)).status).toBe(409);
    const inForce = await (await ask(stops.GET, { cookie: owner })).json();
    expect(inForce.items.map((item: { id: string }) => item.id)).not.toContain(made.id);
    const all = await (await ask(stops.GET, { cookie: owner, path: '/?all=true' })).json();
    expect(all.items.map((item: { id: string }) => item.id)).toContain(made.id);
  });

  it('that kills takes the place of a freeze, revokes the agent’s keys and is final', async () => {
    const agent = await seedAgent(here, { key: 'agent_bad' });
    const key = await seedKey(here, { agentId: agent.id, scopes: ['read'] });
    expect((await put(operator, { target: 'agent', targetId: agent.id })).status).toBe(201);
    expect((await put(operator, { target: 'agent', targetId: agent.id, mode: 'kill' })).status).toBe(403);
    const kill = await (await put(owner, { target: 'agent', targetId: agent.id, mode: 'kill' })).json();
    expect(kill).toMatchObject({ mode: 'kill', liftedAt: null });
    expect((await ask(agentRoute.GET, { key: key.text, params: { agentId: agent.id } })).status).toBe(401);
    const final = await take(owner, kill.id);
    expect([final.status, (await final.json()).code]).toEqual([409, 'stop_final']);
    expect((await put(owner, { target: 'agent', targetId: agent.id, mode: 'kill' })).status).toBe(409);
    const events = await (await ask(audit.GET, { cookie: owner, path: `/?subjectId=${kill.id}` })).json();
    expect(events.items).toMatchObject([{ type: 'stop.killed', payload: { revokedKeys: [key.key.id] } }]);
  });

  it('is one for each target, however many ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => put(owner, { target: 'action', targetId: 'tool:wire' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('needs a target that is there and fits', async () => {
    expect((await put(owner, { target: 'agent', targetId: 'agent_none' })).status).toBe(404);
    expect((await put(owner, { target: 'action', targetId: 'nonsense' })).status).toBe(400);
    expect((await put(owner, { target: 'workspace', targetId: 'x' })).status).toBe(400);
    expect((await put(owner, { target: 'agent' })).status).toBe(400);
  });

  it('of the workspace is lifted by a person alone, and by nobody elsewhere', async () => {
    const key = await seedKey(here, { scopes: ['admin'] });
    const made = await (
      await ask(stops.POST, { method: 'POST', key: key.text, body: { target: 'workspace', reason: 'Odd' } })
    ).json();
    const asked = { method: 'POST', params: { stopId: made.id }, body: { reason: 'Fine' } };
    expect((await (await ask(lift.POST, { ...asked, key: key.text })).json()).code).toBe('person_required');
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await take(stranger, made.id)).status).toBe(404);
    expect((await take(owner, made.id)).status).toBe(200);
  });
});
