import { expect, it } from 'vitest';
import * as breakGlass from '#app/api/v1/overrides/break-glass/route.ts';
import { updateTeam } from '#lib/operations/teams/update-team.ts';
import { bellOf } from '#lib/testing/bells.ts';
import { withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedAgent, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
const receivers = withReceivers();

it('tells why an override was taken in the bell, by mail and in Slack, and in no webhook', async () => {
  const here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay' });
  const reader = await seedMember(here, { role: 'approver' });
  const operator = await seedMember(here, { role: 'operator' });
  const body = { slackUrl: receivers.receiverUrl() };
  await updateTeam(here.scope, { params: { teamKey: 'first-team' }, body });
  await receivers.addWebhook(here, ['override.broke_glass']);
  const reason = 'The bank closes in ten minutes.';
  const made = await ask(breakGlass.POST, {
    ...{ method: 'POST', cookie: await sessionCookie(operator) },
    body: {
      ...{ target: { type: 'posture', tier: 'high' }, agents: ['agent_pay'] },
      ...{ actions: ['tool:wire-transfer'], reasonCode: 'incident_response', reason },
      reviewTeam: 'first-team',
    },
  });
  expect(made.status).toBe(201);
  await workOnce();
  expect((await bellOf(reader)).items).toMatchObject([{ payload: { reason } }]);
  const [mail] = receivers.mailsTo(reader.principal.email);
  expect(JSON.stringify(mail)).toContain('The bank closes');
  const posts = receivers.posts().map((post) => String(post.body));
  const isWebhook = (post: string) => post.includes('"type":"override.broke_glass"');
  expect(posts.map((post) => [isWebhook(post), post.includes(reason)]).toSorted()).toEqual([
    [false, true],
    [true, false],
  ]);
});
