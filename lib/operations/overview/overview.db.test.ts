import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as health } from '#app/api/health/route.ts';
import { GET as firstSteps } from '#app/api/v1/overview/first-steps/route.ts';
import { GET as now } from '#app/api/v1/overview/now/route.ts';
import { GET as pulse } from '#app/api/v1/overview/pulse/route.ts';
import { GET as reach } from '#app/api/v1/overview/reach/route.ts';
import { stop } from '#lib/operations/stops/stop.ts';
import { newId } from '#lib/platform/ids.ts';
import { closeDatabase } from '#lib/store/database.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

const database = withTestDatabase();
const MINUTE = 60_000;

type Here = { readonly workspace: SeededWorkspace; readonly cookie: string; readonly agentId: string };
let client: pg.Client;
let here: Here;
let elsewhere: Here;

async function makeWorkspace(): Promise<Here> {
  const workspace = await seedWorkspace();
  const agent = await seedAgent(workspace);
  return { workspace, cookie: await sessionCookie(workspace.owner), agentId: agent.id };
}

const at = (ms: number) => new Date(Date.now() + ms);

async function hold({ workspace, agentId }: Here, action: string, leftMs: number): Promise<void> {
  await client.query(
    `INSERT INTO review (workspace_id, id, status, request_digest, demands_digest, agent_id, action, request, demands, decision_id, opened_at, expires_at)
     VALUES ($1, $2, 'pending', $3, 'd', $4, $5, '{}', '[]', $6, now(), $7)`,
    [workspace.workspaceId, newId('review'), newId('event'), agentId, action, newId('decision'), at(leftMs)],
  );
}

async function decide(
  { workspace, agentId }: Here,
  effect: string,
  mode = 'enforce',
  ageMs = 0,
): Promise<void> {
  await client.query(
    `INSERT INTO decision (workspace_id, id, evaluated_at, agent_id, action, tier, effect, mode, request_digest, revision, record)
     VALUES ($1, $2, now(), $3, 'tool:wire', 'high', $4, $5, 'sha256:00', 1, '{}')`,
    [workspace.workspaceId, decisionId(ageMs), agentId, effect, mode],
  );
}

// Ids carry their time; an old one is made by putting an old time's floor before fresh randomness.
function decisionId(ageMs: number): string {
  const fresh = newId('decision');
  return ageMs === 0 ? fresh : `dec_0000000000${fresh.slice(-16)}`;
}

async function gateSeen({ workspace }: Here, gateId: string, agoMs: number, revision: number): Promise<void> {
  await client.query(
    'INSERT INTO gate_presence (workspace_id, gate_id, revision, seen_at) VALUES ($1, $2, $3, $4)',
    [workspace.workspaceId, gateId, revision, at(-agoMs)],
  );
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  here = await makeWorkspace();
  elsewhere = await makeWorkspace();
  for (const place of [here, elsewhere]) {
    await hold(place, 'tool:later', 20 * MINUTE);
    await hold(place, 'tool:sooner', 5 * MINUTE);
    await hold(place, 'tool:over', -MINUTE);
  }
  await decide(here, 'allow');
  await decide(here, 'allow');
  await decide(here, 'block');
  await decide(here, 'block', 'dry_run');
  await decide(here, 'review', 'enforce', 48 * 3600 * 1000);
  await gateSeen(here, 'gat_a', 0, 12);
  await gateSeen(here, 'gat_b', 1_000, 11);
  await gateSeen(here, 'gat_c', 20_000, 9);
  await gateSeen(here, 'gat_d', 2 * MINUTE, 3);
});

afterAll(() => client.end());

describe('the pulse', () => {
  it('counts gates alive and known, and answers the revision they all have', async () => {
    const answer = await ask(pulse, { cookie: here.cookie });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      workspaceName: here.workspace.name,
      isDemo: false,
      gates: { alive: 2, known: 3, revision: 11 },
      waitingReviews: 2,
      workspaceStop: null,
    });
  });

  it('is for those who belong to a workspace', async () => {
    expect((await ask(pulse, {})).status).toBe(401);
  });
});

describe('now', () => {
  it('shows what waits, the next to run out first, and nothing that has', async () => {
    const body = await (await ask(now, { cookie: here.cookie })).json();
    expect(body.reviews.count).toBe(2);
    expect(body.reviews.oldest.map((review: { action: string }) => review.action)).toEqual([
      'tool:sooner',
      'tool:later',
    ]);
  });

  it('counts the effects of the last day without dry runs', async () => {
    const body = await (await ask(now, { cookie: here.cookie })).json();
    expect(body.effects).toEqual({ allow: 2, block: 1, review: 0, degrade: 0, settle: 0 });
  });

  it('shows nothing of another workspace', async () => {
    const body = await (await ask(now, { cookie: elsewhere.cookie })).json();
    expect(body.effects).toEqual({ allow: 0, block: 0, review: 0, degrade: 0, settle: 0 });
    expect(body.has).toEqual({ agents: true, pacts: false, decisions: false });
    expect(body.stops).toEqual([]);
  });

  it('shows stops in force, also on the whole workspace', async () => {
    const place = await makeWorkspace();
    const body = { target: 'workspace', targetId: '', mode: 'freeze', reason: 'A drill' } as const;
    await stop(place.workspace.scope, { body });
    expect((await (await ask(now, { cookie: place.cookie })).json()).stops).toHaveLength(1);
    const { workspaceStop } = await (await ask(pulse, { cookie: place.cookie })).json();
    expect(workspaceStop).toMatchObject({ mode: 'freeze', reason: 'A drill' });
  });
});

describe('the first steps', () => {
  it('are those the workspace has taken, each with when and on what', async () => {
    const { items } = await (await ask(firstSteps, { cookie: here.cookie })).json();
    const steps = items.map(({ step }: { step: string }) => step);
    expect(steps).toEqual(['agent', 'decision']);
    expect(items[0]).toMatchObject({ by: here.workspace.owner.principal.name });
  });

  it('show nothing of another workspace', async () => {
    const { items } = await (await ask(firstSteps, { cookie: elsewhere.cookie })).json();
    expect(items.map(({ step }: { step: string }) => step)).toEqual(['agent']);
  });

  it('are for those who belong to a workspace', async () => {
    expect((await ask(firstSteps, {})).status).toBe(401);
  });
});

describe('the reach of a stop', () => {
  const asked = (query: string, place = here) => ask(reach, { path: `/?${query}`, cookie: place.cookie });

  it('counts what a stop of the workspace would hit', async () => {
    await seedKey(here.workspace, { scopes: ['decide'] });
    expect(await (await asked('target=workspace')).json()).toMatchObject({
      name: here.workspace.name,
      agents: 1,
      keys: 1,
      decisionsLastDay: 3,
      waitingReviews: 2,
    });
  });

  it('counts what a stop of one agent or one action would hit', async () => {
    const agent = await (await asked(`target=agent&targetId=${here.agentId}`)).json();
    expect(agent).toMatchObject({ agents: 1, keys: 0, decisionsLastDay: 3, waitingReviews: 2 });
    const action = await (await asked('target=action&targetId=tool:sooner')).json();
    expect(action).toMatchObject({ name: 'tool:sooner', agents: 0, decisionsLastDay: 0, waitingReviews: 1 });
  });

  it('does not know an agent of another workspace', async () => {
    expect((await asked(`target=agent&targetId=${here.agentId}`, elsewhere)).status).toBe(404);
  });
});

describe('health', () => {
  it('is ready with a gate alive, needs no key and names no tenant', async () => {
    const answer = await health();
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ status: 'ready', database: 'up', gates: 2, worker: 'down' });
    expect(text).not.toContain(here.workspace.workspaceId);
  });

  it('is not ready without a gate', async () => {
    await client.query('DELETE FROM gate_presence');
    expect((await health()).status).toBe(503);
  });

  it('says that the database is down', async () => {
    await closeDatabase();
    const url = process.env.DATABASE_URL;
    process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:1/none';
    const answer = await health();
    await closeDatabase();
    process.env.DATABASE_URL = url;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 'not_ready', database: 'down' });
  });
});
