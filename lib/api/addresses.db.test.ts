import { beforeAll, expect, it } from 'vitest';
import * as nowhere from '#app/api/[...nowhere]/route.ts';
import * as action from '#app/api/v1/actions/[actionName]/route.ts';
import * as agent from '#app/api/v1/agents/[agentId]/route.ts';
import * as agents from '#app/api/v1/agents/route.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let cookie: string;
beforeAll(async () => {
  cookie = await sessionCookie((await seedWorkspace()).owner);
});

it('an address with a null character is refused, naming where', async () => {
  const byPath = await ask(agent.GET, { cookie, params: { agentId: 'a\u0000' } });
  expect([byPath.status, (await byPath.json()).errors[0].path]).toEqual([400, 'path.agentId']);
  const byQuery = await ask(agents.GET, { cookie, path: '/?text=a%00' });
  expect([byQuery.status, (await byQuery.json()).errors[0].path]).toEqual([400, 'query.text']);
});

it('an action’s name that cannot be decoded is no name', async () => {
  const answer = await ask(action.GET, { cookie, params: { actionName: 'tool:%E0' } });
  expect([answer.status, (await answer.json()).errors[0].path]).toEqual([400, 'path.actionName']);
});

it('an address that is none of the API’s is a problem in its own words', async () => {
  const answer = await ask(nowhere.GET, { path: '/api/v1/nothing' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  expect(await answer.json()).toMatchObject({ code: 'not_found', requestId: expect.any(String) });
});
