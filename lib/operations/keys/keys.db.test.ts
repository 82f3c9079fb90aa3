import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import * as revoke from '#app/api/v1/keys/[keyId]/revoke/route.ts';
import * as rotate from '#app/api/v1/keys/[keyId]/rotate/route.ts';
import * as keys from '#app/api/v1/keys/route.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

const database = withTestDatabase();

let here: SeededWorkspace;
let elsewhere: SeededWorkspace;
let owner: string;
let builder: string;

beforeAll(async () => {
  here = await seedWorkspace();
  elsewhere = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  builder = await sessionCookie(await seedMember(here, { role: 'builder' }));
});

const decide = { name: 'Payments run', scopes: ['decide'] };

describe('POST /keys', () => {
  it('shows the whole key once and keeps its secret nowhere', async () => {
    const headers = { 'idempotency-key': 'make-one' };
    const answer = await ask(keys.POST, { method: 'POST', cookie: builder, body: decide, headers });
    const made = await answer.json();
    expect(answer.status).toBe(201);
    expect(made.key).toMatch(/^csk_live_/);
    const again = await (
      await ask(keys.POST, { method: 'POST', cookie: builder, body: decide, headers })
    ).json();
    expect(again).toEqual({ ...made, key: null });
    expect(await everyRowHolds(database.ownerUrl, made.key.split('_')[3])).toEqual([]);
  });

  it('binds a key to one agent, named by its key, and to none of another workspace', async () => {
    const agent = await seedAgent(here);
    const theirs = await seedAgent(elsewhere);
    const asked = { method: 'POST', cookie: builder };
    const bound = await ask(keys.POST, { ...asked, body: { ...decide, name: 'Bound', agentId: agent.key } });
    expect(await bound.json()).toMatchObject({ agentId: agent.id });
    const refused = await ask(keys.POST, {
      ...asked,
      body: { ...decide, name: 'Other', agentId: theirs.id },
    });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'agentId' }] });
  });

  it('never gives a key more than its maker has', async () => {
    const body = { name: 'Too much', scopes: ['admin'] };
    expect((await ask(keys.POST, { method: 'POST', cookie: builder, body })).status).toBe(403);
    expect((await ask(keys.POST, { method: 'POST', cookie: owner, body })).status).toBe(201);
  });

  it('lets a key that is bound to an agent speak for no other', async () => {
    const agent = await seedAgent(here);
    const admin = await seedKey(here, { scopes: ['admin'], agentId: agent.id });
    const asked = { method: 'POST', key: admin.text };
    expect((await ask(keys.POST, { ...asked, body: { ...decide, name: 'Wider' } })).status).toBe(403);
    expect(
      (await ask(keys.POST, { ...asked, body: { ...decide, name: 'Same', agentId: agent.id } })).status,
    ).toBe(201);
  });

  it('answers 400 at the field for a scope nobody knows, an unknown field and an expiry that is past', async () => {
    const asked = { method: 'POST', cookie: owner };
    const bodies = [
      { body: { name: 'A', scopes: ['everything'] }, path: 'scopes.0' },
      { body: { name: 'A', scopes: ['read'], colour: 'red' }, path: 'colour' },
      { body: { name: 'A', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }, path: 'expiresAt' },
      { body: { name: 'A', scopes: [] }, path: 'scopes' },
    ];
    for (const { body, path } of bodies) {
      const answer = await ask(keys.POST, { ...asked, body });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ path }] });
    }
  });
});

describe('rotation', () => {
  it('lets two keys of a name live and no third, also when many are made at once', async () => {
    const asked = { method: 'POST', cookie: owner, body: { ...decide, name: 'Rotated' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(keys.POST, asked)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(2);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(6);
  });

  it('makes a second key like the first and leaves the first live', async () => {
    const agent = await seedAgent(here);
    const first = await seedKey(here, { env: 'test', agentId: agent.id, scopes: ['decide', 'report'] });
    const answer = await ask(rotate.POST, { method: 'POST', cookie: owner, params: { keyId: first.key.id } });
    expect(await answer.json()).toMatchObject({
      env: 'test',
      agentId: agent.id,
      scopes: ['decide', 'report'],
    });
    const page = await (await ask(keys.GET, { cookie: owner, path: '/?limit=200' })).json();
    const kept = page.items.find((item: { id: string }) => item.id === first.key.id);
    expect(kept.revokedAt).toBeNull();
  });

  it('answers 409 for a key that was revoked and 404 for another workspace’s', async () => {
    const key = await seedKey(here);
    const theirs = await seedKey(elsewhere);
    const asked = { method: 'POST', cookie: owner };
    expect((await ask(revoke.POST, { ...asked, params: { keyId: key.key.id } })).status).toBe(200);
    expect((await ask(revoke.POST, { ...asked, params: { keyId: key.key.id } })).status).toBe(409);
    expect((await ask(rotate.POST, { ...asked, params: { keyId: key.key.id } })).status).toBe(409);
    expect((await ask(rotate.POST, { ...asked, params: { keyId: theirs.key.id } })).status).toBe(404);
    expect((await ask(revoke.POST, { ...asked, params: { keyId: theirs.key.id } })).status).toBe(404);
  });

  it('moves the guard when a key is revoked, so no decision asked with it is recorded afterwards', async () => {
    const key = await seedKey(here);
    const answer = await ask(revoke.POST, { method: 'POST', cookie: owner, params: { keyId: key.key.id } });
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const heads = await client.query('SELECT guard FROM workspace_head WHERE workspace_id = $1', [
      here.workspaceId,
    ]);
    await client.end();
    expect(heads.rows[0].guard).toBe(answer.headers.get('countersign-revision'));
  });
});

/** The tables in which any row holds the text. */
async function everyRowHolds(ownerUrl: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const tables = await client.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
  const holding: string[] = [];
  for (const { name } of tables.rows) {
    const found = await client.query(
      `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`,
      [text],
    );
    if (found.rowCount) holding.push(name);
  }
  await client.end();
  return holding;
}
