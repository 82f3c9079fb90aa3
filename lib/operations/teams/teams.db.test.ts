import { beforeAll, describe, expect, it } from 'vitest';
import * as team from '#app/api/v1/teams/[teamKey]/route.ts';
import * as teams from '#app/api/v1/teams/route.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let elsewhere: SeededWorkspace;
let auditor: SeededMember;
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  elsewhere = await seedWorkspace();
  auditor = await seedMember(here, { role: 'auditor' });
  owner = await sessionCookie(here.owner);
});

describe('POST /teams', () => {
  it('adds a team with its members and answers the revision', async () => {
    const members = [auditor.principal.personId];
    const body = {
      key: 'payments-ops',
      name: 'Payments Ops',
      email: 'Payments@Example.com',
      backupTeam: 'first-team',
      members,
    };
    const answer = await ask(teams.POST, { method: 'POST', cookie: owner, body });
    expect(answer.status).toBe(201);
    expect(Number(answer.headers.get('countersign-revision'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({
      key: 'payments-ops',
      email: 'payments@example.com',
      backupTeam: 'first-team',
      members: [{ id: auditor.principal.personId, name: auditor.principal.name }],
    });
  });

  it('answers 400 at the field for a member who belongs elsewhere, and adds nothing', async () => {
    const body = { key: 'half-made', name: 'Half made', members: [elsewhere.owner.principal.personId] };
    const answer = await ask(teams.POST, { method: 'POST', cookie: owner, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid_request', errors: [{ path: 'members.0' }] });
    expect((await ask(team.GET, { cookie: owner, params: { teamKey: 'half-made' } })).status).toBe(404);
  });

  it('answers 401 to nobody and 403 to a role without the permission', async () => {
    const asked = { method: 'POST', body: { key: 'late', name: 'Late' } };
    expect((await ask(teams.POST, asked)).status).toBe(401);
    expect((await ask(teams.POST, { ...asked, cookie: await sessionCookie(auditor) })).status).toBe(403);
  });

  it('gives a key to one of two who take it at once, and 409 to the other', async () => {
    const asked = { method: 'POST', cookie: owner, body: { key: 'contested', name: 'Contested' } };
    const answers = await Promise.all([ask(teams.POST, asked), ask(teams.POST, asked)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('answers the same to a repeated idempotency key and makes one team', async () => {
    const headers = { 'idempotency-key': 'once-only' };
    const asked = { method: 'POST', cookie: owner, headers, body: { key: 'once-only', name: 'Once' } };
    const first = await ask(teams.POST, asked);
    const second = await ask(teams.POST, asked);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
  });
});

describe('GET /teams', () => {
  it('pages through every team once, and through none of another workspace', async () => {
    await seedTeam(elsewhere, { key: 'theirs' });
    const keys: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/?limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const page = await (await ask(teams.GET, { cookie: owner, path })).json();
      keys.push(...page.items.map((item: { key: string }) => item.key));
      cursor = page.next;
    }
    expect(keys).toEqual([...new Set(keys)].sort());
    expect(keys).toContain('first-team');
    expect(keys).not.toContain('theirs');
  });

  it('answers 400 to a cursor that no list answered', async () => {
    expect((await ask(teams.GET, { cookie: owner, path: '/?cursor=%00' })).status).toBe(400);
  });
});

describe('PATCH /teams/{teamKey}', () => {
  it('changes what is named and leaves the rest', async () => {
    await seedTeam(here, { key: 'renamed', name: 'Before', members: [auditor.principal.personId] });
    const asked = { method: 'PATCH', cookie: owner, params: { teamKey: 'renamed' } };
    const answer = await ask(team.PATCH, { ...asked, body: { name: 'After' } });
    expect(await answer.json()).toMatchObject({
      name: 'After',
      members: [{ id: auditor.principal.personId }],
    });
    const emptied = await ask(team.PATCH, { ...asked, body: { members: [] } });
    expect(await emptied.json()).toMatchObject({ name: 'After', members: [] });
  });

  it('answers the same 404 for another workspace’s team as for none', async () => {
    const theirs = await seedTeam(elsewhere);
    const asked = { method: 'PATCH', cookie: owner, body: { name: 'Mine now' } };
    const [other, none] = await Promise.all(
      [theirs.key, 'nowhere'].map(async (teamKey) =>
        (await ask(team.PATCH, { ...asked, params: { teamKey } })).json(),
      ),
    );
    expect({ ...other, requestId: '' }).toEqual({ ...none, requestId: '' });
    expect(none.status).toBe(404);
  });
});
