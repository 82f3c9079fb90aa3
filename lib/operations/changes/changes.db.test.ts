import { beforeAll, expect, it } from 'vitest';
import { GET } from '#app/api/v1/changes/route.ts';
import { declareAction } from '#lib/operations/actions/declare-action.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedKey, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let cookie: string;
beforeAll(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(await seedMember(here, { role: 'auditor' }));
});

async function changes(query: string, caller: { cookie?: string; key?: string } = { cookie }) {
  const answer = await ask(GET, { ...caller, path: `/api/v1/changes${query}` });
  return { status: answer.status, body: await answer.json() };
}

const declare = (scope: SeededWorkspace['scope'], name: string) =>
  declareAction(scope, { body: { name, tier: 'low', description: '' } });

it('says where things stand to whoever begins, and nothing where nothing changed since', async () => {
  const { status, body } = await changes('');
  expect([status, body.nouns]).toEqual([200, []]);
  expect((await changes(`?after=${body.revision}`)).body).toEqual(body);
});

it('answers a waiting member once something changed, with its kind', async () => {
  const { revision } = (await changes('')).body;
  const waiting = changes(`?after=${revision}&wait=25`);
  await declare(here.scope, 'tool:new');
  const { body } = await waiting;
  expect(body.nouns).toContain('action');
  expect(body.revision).toBeGreaterThan(revision);
});

it('says nothing of what changed in another workspace', async () => {
  const { revision } = (await changes('')).body;
  const other = await seedWorkspace();
  for (const name of ['tool:a', 'tool:b', 'tool:c']) await declare(other.scope, name);
  expect((await changes(`?after=${revision}&wait=0`)).body).toEqual({ revision, nouns: [] });
  expect((await changes('?after=0', { cookie: await sessionCookie(other.owner) })).body.nouns).toContain(
    'action',
  );
});

it('is for people who are signed in: a key is refused', async () => {
  const { text } = await seedKey(here, { scopes: ['admin', 'read'] });
  const { status, body } = await changes('', { key: text });
  expect([status, body.code]).toEqual([403, 'person_required']);
});
