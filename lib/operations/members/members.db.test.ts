import { beforeAll, describe, expect, it } from 'vitest';
import * as invitation from '#app/api/v1/invitations/[invitationId]/revoke/route.ts';
import * as accept from '#app/api/v1/invitations/accept/route.ts';
import * as invitations from '#app/api/v1/invitations/route.ts';
import * as member from '#app/api/v1/members/[personId]/route.ts';
import * as members from '#app/api/v1/members/route.ts';
import { signIn } from '#lib/auth/sign-in.ts';
import { changeMemberRole } from '#lib/operations/members/change-member-role.ts';
import { removeMember } from '#lib/operations/members/remove-member.ts';
import { readTeam } from '#lib/operations/teams/read-team.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedKey,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const password = 'river stone lantern';
let here: SeededWorkspace;
let elsewhere: SeededWorkspace;
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  elsewhere = await seedWorkspace();
  owner = await sessionCookie(here.owner);
});

async function invite(email: string, role = 'approver') {
  const answer = await ask(invitations.POST, { method: 'POST', cookie: owner, body: { email, role } });
  const made = await answer.json();
  return { status: answer.status, id: made.id, token: String(made.link).split('/').at(-1) ?? '', made };
}

function join(body: { token: string; name?: string; password?: string }, cookie?: string) {
  return ask(accept.POST, { method: 'POST', body, cookie });
}

describe('an invitation', () => {
  it('makes a member of somebody new, who can then sign in', async () => {
    const { token } = await invite('Ines@Example.com', 'operator');
    const answer = await join({ token, name: 'Ines Ruiz', password });
    expect(answer.status).toBe(200);
    const claims = await signIn({ email: 'ines@example.com', password, address: 'a', now: new Date() });
    expect(claims).toMatchObject({ workspaceId: here.workspaceId });
    const page = await (await ask(members.GET, { cookie: owner })).json();
    expect(page.items).toContainEqual(
      expect.objectContaining({ email: 'ines@example.com', role: 'operator' }),
    );
  });

  it('is good once, also when two accept it at the same moment', async () => {
    const { token } = await invite('twice@example.com');
    const answers = await Promise.all([1, 2, 3].map((n) => join({ token, name: `Twice ${n}`, password })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect((await join({ token, name: 'Later', password })).status).toBe(410);
  });

  it('is no longer good once revoked or replaced, and never was when made up', async () => {
    const first = await invite('replaced@example.com');
    const second = await invite('replaced@example.com');
    expect((await join({ token: first.token, name: 'R', password })).status).toBe(410);
    const asked = { method: 'POST', cookie: owner, params: { invitationId: second.id } };
    expect((await ask(invitation.POST, asked)).status).toBe(200);
    expect((await ask(invitation.POST, asked)).status).toBe(410);
    expect((await join({ token: second.token, name: 'R', password })).status).toBe(410);
    expect((await join({ token: 'made-up', name: 'R', password })).status).toBe(410);
  });

  it('never opens an account that was there before by its link alone', async () => {
    const known = await seedMember(elsewhere, { email: 'known@example.com', password });
    const { token } = await invite('known@example.com');
    expect((await join({ token, name: 'Impostor', password: 'another long enough one' })).status).toBe(401);
    expect((await join({ token }, await sessionCookie(elsewhere.owner))).status).toBe(401);
    expect((await join({ token }, await sessionCookie(known))).status).toBe(200);
    const page = await (await ask(members.GET, { cookie: owner })).json();
    expect(page.items).toContainEqual(
      expect.objectContaining({ email: 'known@example.com', name: known.principal.name }),
    );
  });

  it('lets an account that was there before join by its password, again after it was removed', async () => {
    const known = await seedMember(elsewhere, { email: 'back@example.com', password });
    for (let round = 0; round < 2; round += 1) {
      const { token } = await invite('back@example.com');
      expect((await join({ token, password })).status).toBe(200);
      await removeMember(here.scope, { params: { personId: known.principal.personId } });
    }
  });

  it('refuses a weak password at its field and stays good', async () => {
    const { token } = await invite('weak@example.com');
    for (const weak of ['short', 'password1234', 'weak@example.com', 'aaaaaaaaaaaaaaa']) {
      const answer = await join({ token, name: 'Weak', password: weak });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: 'password_weak', errors: [{ path: 'password' }] });
    }
    expect((await join({ token, name: 'Weak', password })).status).toBe(200);
  });

  it('is refused for somebody who is a member, and to whoever may not invite', async () => {
    const { email } = here.owner.principal;
    expect((await invite(email)).status).toBe(409);
    const lead = await sessionCookie(await seedMember(here, { role: 'trust_lead' }));
    const asked = { method: 'POST', cookie: lead, body: { email: 'x@example.com', role: 'owner' } };
    expect((await ask(invitations.POST, asked)).status).toBe(403);
  });
});

describe('a key', () => {
  it('makes nobody who may do what only people may, by invitation or by a new role', async () => {
    const { text: key } = await seedKey(here, { scopes: ['admin'] });
    const auditor = await seedMember(here, { role: 'auditor' });
    const params = { personId: auditor.principal.personId };
    for (const role of ['owner', 'trust_lead', 'approver', 'operator', 'builder']) {
      const body = { email: `${role}@example.com`, role };
      const invited = await ask(invitations.POST, { method: 'POST', key, body });
      const raised = await ask(member.PATCH, { method: 'PATCH', key, params, body: { role } });
      expect([invited.status, raised.status]).toEqual([403, 403]);
      expect(await invited.json()).toMatchObject({ code: 'person_required', errors: [{ path: 'role' }] });
    }
    const body = { email: 'read@example.com', role: 'auditor' };
    expect((await ask(invitations.POST, { method: 'POST', key, body })).status).toBe(201);
  });
});

describe('the last owner', () => {
  it('can neither be removed nor given another role', async () => {
    const params = { personId: here.owner.principal.personId };
    const asked = { cookie: owner, params };
    expect((await ask(member.DELETE, { ...asked, method: 'DELETE' })).status).toBe(409);
    const demoted = await ask(member.PATCH, { ...asked, method: 'PATCH', body: { role: 'auditor' } });
    expect(await demoted.json()).toMatchObject({ code: 'last_owner' });
  });

  it('is always left when all owners are removed or demoted at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const there = await seedWorkspace();
      const second = await seedMember(there, { role: 'owner' });
      const third = await seedMember(there, { role: 'owner' });
      const personIds = [there.owner, second, third].map(({ principal }) => principal.personId);
      const results = await Promise.allSettled(
        personIds.map((personId, i) =>
          i === 1
            ? changeMemberRole(there.scope, { params: { personId }, body: { role: 'auditor' } })
            : removeMember(there.scope, { params: { personId } }),
        ),
      );
      expect(results.filter((result) => result.status === 'rejected')).toHaveLength(1);
    }
  });
});

describe('a member', () => {
  it('leaves every team when removed, and is gone from the list', async () => {
    const leaving = await seedMember(here);
    const { personId } = leaving.principal;
    const team = await seedTeam(here, { members: [personId] });
    const answer = await ask(member.DELETE, { method: 'DELETE', cookie: owner, params: { personId } });
    expect(answer.status).toBe(204);
    expect((await readTeam(here.scope, { params: { teamKey: team.key } })).members).toEqual([]);
    expect((await ask(member.DELETE, { method: 'DELETE', cookie: owner, params: { personId } })).status).toBe(
      404,
    );
  });

  it('of another workspace is the same 404 as nobody', async () => {
    const personId = elsewhere.owner.principal.personId;
    const asked = { method: 'PATCH', cookie: owner, body: { role: 'auditor' } };
    expect((await ask(member.PATCH, { ...asked, params: { personId } })).status).toBe(404);
    expect((await ask(member.PATCH, { ...asked, params: { personId: 'per_nobody' } })).status).toBe(404);
  });
});
