import { beforeAll, describe, expect, it } from 'vitest';
import * as me from '#app/api/v1/me/route.ts';
import { listKeys } from '#lib/operations/keys/list-keys.ts';
import { revokeKey } from '#lib/operations/keys/revoke-key.ts';
import { changeMemberRole } from '#lib/operations/members/change-member-role.ts';
import { removeMember } from '#lib/operations/members/remove-member.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedKey, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
beforeAll(async () => {
  here = await seedWorkspace();
});

describe('a session', () => {
  it('is somebody with the permissions of their role', async () => {
    const member = await seedMember(here, { role: 'auditor' });
    const answer = await (await ask(me.GET, { cookie: await sessionCookie(member) })).json();
    expect(answer).toMatchObject({ person: { id: member.principal.personId, role: 'auditor' }, key: null });
    expect(answer.permissions).toContain('decision:read');
    expect(answer.permissions).not.toContain('member:invite');
    expect(answer.workspaces).toEqual([{ id: here.workspaceId, name: here.name, role: 'auditor' }]);
  });

  it('ends at the next request once the member is removed', async () => {
    const member = await seedMember(here);
    const cookie = await sessionCookie(member);
    expect((await ask(me.GET, { cookie })).status).toBe(200);
    await removeMember(here.scope, { params: { personId: member.principal.personId } });
    const answer = await ask(me.GET, { cookie });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'session_ended' });
  });

  it('has the new role at the next request once it is changed', async () => {
    const member = await seedMember(here, { role: 'builder' });
    const cookie = await sessionCookie(member);
    await changeMemberRole(here.scope, {
      params: { personId: member.principal.personId },
      body: { role: 'operator' },
    });
    expect(await (await ask(me.GET, { cookie })).json()).toMatchObject({ person: { role: 'operator' } });
  });

  it('is nobody when the cookie was changed, sealed by another or is empty', async () => {
    const cookie = await sessionCookie(here.owner);
    for (const forged of [`${cookie}x`, `${cookie.split('=')[0]}=`, `${cookie.split('=')[0]}=a.b.c.d.e`]) {
      expect((await ask(me.GET, { cookie: forged })).status).toBe(401);
    }
  });

  it('ends twelve hours after signing in, however often it was used', async () => {
    const hour = 3_600_000;
    const young = await sessionCookie(here.owner, 11 * hour);
    const old = await sessionCookie(here.owner, 12 * hour + 1);
    expect((await ask(me.GET, { cookie: young })).status).toBe(200);
    expect((await ask(me.GET, { cookie: old })).status).toBe(401);
  });

  it('has ended when it was made before sessions had an id', async () => {
    const { principal } = here.owner;
    const unnamed = { principal: { ...principal, sessionId: '' } };
    expect((await ask(me.GET, { cookie: await sessionCookie(unnamed) })).status).toBe(401);
  });

  it('cannot write from another site', async () => {
    const workspace = await import('#app/api/v1/workspace/route.ts');
    const asked = { method: 'PATCH', cookie: await sessionCookie(here.owner), body: { name: 'Taken over' } };
    for (const origin of [
      'https://elsewhere.example.com',
      'null',
      'nowhere',
      'http://localhost.example.com:3000',
    ]) {
      const answer = await ask(workspace.PATCH, { ...asked, headers: { origin } });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'origin_refused' });
    }
  });
});

describe('a key', () => {
  it('is a machine with the permissions of its scopes', async () => {
    const key = await seedKey(here, { scopes: ['read'], env: 'test' });
    const answer = await (await ask(me.GET, { key: key.text })).json();
    expect(answer).toMatchObject({ person: null, key: { id: key.key.id, env: 'test', scopes: ['read'] } });
    expect(answer.permissions).toContain('pact:read');
    expect(answer.permissions).not.toContain('agent:write');
  });

  it('is refused at the next request once revoked', async () => {
    const key = await seedKey(here);
    expect((await ask(me.GET, { key: key.text })).status).toBe(200);
    await revokeKey(here.scope, { params: { keyId: key.key.id } });
    const answer = await ask(me.GET, { key: key.text });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('is refused with another secret, another environment or as no key at all', async () => {
    const { text } = await seedKey(here);
    const { text: other } = await seedKey(here);
    const secret = other.split('_')[3] ?? '';
    for (const forged of [
      text.replace(text.split('_')[3] ?? '', secret),
      text.replace('live', 'test'),
      'csk_live',
      '',
    ]) {
      expect((await ask(me.GET, { key: forged })).status).toBe(401);
    }
  });

  it('has its last use noted, and not again within the minute', async () => {
    const { text, key } = await seedKey(here);
    const lastUse = async () => {
      const page = await listKeys(here.scope, { query: { limit: 200 } });
      return page.items.find((item) => item.id === key.id)?.lastUsedAt ?? null;
    };
    expect(await lastUse()).toBeNull();
    await ask(me.GET, { key: text });
    const first = await lastUse();
    await ask(me.GET, { key: text });
    expect(first).toBeInstanceOf(Date);
    expect(await lastUse()).toEqual(first);
  });
});
