import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as search } from '#app/api/v1/search/route.ts';
import { createPact } from '#lib/operations/pacts/create-pact.ts';
import { newId } from '#lib/platform/ids.ts';
import { textOf } from '#lib/testing/pact-life.ts';
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
type Found = { readonly kind: string; readonly id: string; readonly name: string };

let here: SeededWorkspace;
let elsewhere: SeededWorkspace;
let agentId: string;
let reviewId: string;
let ended: string;

async function find(q: string, workspace = here): Promise<Found[]> {
  const cookie = await sessionCookie(workspace.owner);
  const answer = await ask(search, { path: `/?q=${encodeURIComponent(q)}`, cookie });
  expect(answer.status).toBe(200);
  return (await answer.json()).items;
}
const kindsOf = async (q: string) => (await find(q)).map(({ kind }) => kind);

async function hold(client: pg.Client, status: string): Promise<string> {
  const id = newId('review');
  await client.query(
    `INSERT INTO review (workspace_id, id, status, request_digest, demands_digest, agent_id, action, request, demands, decision_id, opened_at, expires_at)
     VALUES ($1, $2, $3, $4, 'd', $5, 'tool:wire-transfer', '{}', '[]', $6, now(), now() + interval '1 hour')`,
    [here.workspaceId, id, status, newId('event'), agentId, newId('decision')],
  );
  return id;
}

beforeAll(async () => {
  here = await seedWorkspace();
  elsewhere = await seedWorkspace();
  agentId = (await seedAgent(here, { key: 'agent_ops_payments', name: 'Payments clerk' })).id;
  await seedAgent(here, { key: 'agent_outreach', name: 'Outreach' });
  await seedMember(here, { name: 'Dana Payne', email: 'dana@example.com' });
  await seedKey(here, { name: 'Payments key' });
  await seedAgent(elsewhere, { key: 'agent_payments_elsewhere', name: 'Payments elsewhere' });
  await createPact(here.scope, { body: textOf('payments') });
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  reviewId = await hold(client, 'pending');
  ended = await hold(client, 'denied');
  await client.end();
});

describe('a search by words', () => {
  it('finds agents, pacts with their draft, people and keys, and names what it found', async () => {
    expect(await kindsOf('PAY')).toEqual(
      expect.arrayContaining(['agent', 'pact', 'draft', 'review', 'member', 'key']),
    );
    expect(await find('outreach')).toMatchObject([
      { kind: 'agent', key: 'agent_outreach', name: 'Outreach' },
    ]);
  });

  it('takes % and _ for the characters they are', async () => {
    expect(await find('%')).toEqual([]);
    expect((await find('agent_o')).map(({ name }) => name).sort()).toEqual([
      'Outreach',
      'Payments clerk',
      'tool:wire-transfer',
    ]);
  });

  it('finds held actions that wait, and none that are over', async () => {
    const reviews = (await find('wire')).filter(({ kind }) => kind === 'review');
    expect(reviews.map(({ id }) => id)).toEqual([reviewId]);
  });

  it('shows nothing of another workspace', async () => {
    expect((await find('elsewhere')).length).toBe(0);
    expect((await find('elsewhere', elsewhere)).length).toBe(1);
  });
});

describe('a search by id', () => {
  it('finds the one thing that has it, also what is over', async () => {
    expect(await find(agentId)).toMatchObject([{ kind: 'agent', name: 'Payments clerk' }]);
    expect(await find(ended)).toMatchObject([{ kind: 'review', id: ended, about: 'denied' }]);
  });

  it('finds nothing under an id that nothing has, or that another workspace has', async () => {
    expect(await find(newId('decision'))).toEqual([]);
    expect(await find(agentId, elsewhere)).toEqual([]);
  });
});

describe('who may search', () => {
  it('is somebody who belongs to the workspace, or a key that reads', async () => {
    const reader = await seedKey(here, { scopes: ['read'] });
    const decider = await seedKey(here, { scopes: ['decide'] });
    const path = '/?q=payments';
    expect((await ask(search, { path })).status).toBe(401);
    expect((await ask(search, { path, key: decider.text })).status).toBe(403);
    expect((await ask(search, { path, key: reader.text })).status).toBe(200);
  });

  it('must say what for', async () => {
    expect((await ask(search, { cookie: await sessionCookie(here.owner) })).status).toBe(400);
  });
});
