import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import * as resend from '#app/api/v1/deliveries/[deliveryId]/resend/route.ts';
import * as team from '#app/api/v1/teams/[teamKey]/route.ts';
import * as testMessage from '#app/api/v1/teams/[teamKey]/test-message/route.ts';
import * as teams from '#app/api/v1/teams/route.ts';
import { approveReview } from '#lib/operations/reviews/answer-review.ts';
import { tellOf } from '#lib/testing/bells.ts';
import { deliveriesOf, withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { causeOf, seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedAgent,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

const database = withTestDatabase();
const receivers = withReceivers();
const HOUR_MS = 3_600_000;

let here: SeededWorkspace;
let cookie: string;
let agentId: string;

beforeEach(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(here.owner);
  agentId = (await seedAgent(here, { key: 'agent_pay' })).id;
  receivers.answerWith({ status: 200 });
});

/** A team that nobody is in, told by Slack alone. */
async function channelOf(key: string, url = receivers.receiverUrl()) {
  await seedTeam(here, { key, name: `Team ${key}` });
  return change(key, { slackUrl: url });
}

const change = (teamKey: string, body: unknown) =>
  ask(team.PATCH, { method: 'PATCH', cookie, params: { teamKey }, body });
const sendTest = (teamKey: string, shown = cookie) =>
  ask(testMessage.POST, { method: 'POST', cookie: shown, params: { teamKey } });
const held = (text = 'Transfers need a second person.') =>
  seedReview(here, {
    agentId,
    causes: [causeOf({ owner: 'ops', text })],
    context: { amount: 77_777, iban: 'DE02120300000000202051' },
  });
/** What Slack was sent from now on. */
function listen() {
  const before = receivers.posts().length;
  return () =>
    receivers
      .posts()
      .slice(before)
      .map(({ body }) => JSON.parse(body));
}

describe('a team’s Slack channel', () => {
  it('is told of what its clauses hold, with facts and a link, and never the arguments', async () => {
    await channelOf('ops');
    const sent = listen();
    const review = await held();
    await workOnce();
    expect(sent()).toHaveLength(1);
    const text = JSON.stringify(sent()[0]);
    expect(text).toContain('Held for review: tool:wire-transfer by agent_pay');
    expect(text).toContain('Transfers need a second person.');
    expect(text).toContain(`<http://localhost:3000/reviews/${review.id}|Open the review>`);
    expect(text).not.toMatch(/77777|DE0212|Continues/);
    expect(await deliveriesOf(here, 'channel=slack')).toMatchObject([
      { status: 'delivered', address: 'Team ops', channel: 'slack' },
    ]);
  });

  it('is told how it ended, in a message that names the one it continues', async () => {
    const ann = await seedMember(here, { role: 'approver', name: 'Ann' });
    await channelOf('ops');
    const { id: reviewId, requestDigest } = await held();
    await workOnce();
    const sent = listen();
    await approveReview(ann.scope, { params: { reviewId }, body: { requestDigest, text: '' } });
    await workOnce();
    expect(sent()).toHaveLength(1);
    const text = JSON.stringify(sent()[0]);
    expect(text).toContain('Approved: tool:wire-transfer by agent_pay');
    expect(text).toContain('Ann approved it.');
    expect(text).toContain('Continues: Held for review: tool:wire-transfer by agent_pay');
  });

  it('is told once of new evidence, and only where it was told that the old went stale', async () => {
    await channelOf('ops');
    const payload = { agent: 'agent_pay', pact: 'payments', clause: 'C2', check: 'citation', owner: 'ops' };
    await tellOf(here, 'evidence.stale', 'evd_1', payload);
    await workOnce();
    const sent = listen();
    for (const id of ['evd_2', 'evd_3']) {
      const proves = ['agent_pay:citation'];
      await tellOf(here, 'evidence.recorded', id, { proves, agents: ['agent_pay'], checks: ['citation'] });
      await workOnce();
    }
    expect(sent()).toHaveLength(1);
    expect(sent()[0].text).toContain('New evidence: citation for agent_pay');
  });

  it('is read as text: what people and agents wrote neither links nor calls anybody', async () => {
    await channelOf('ops');
    const sent = listen();
    await held('<!channel> & <https://evil.example|click>');
    await workOnce();
    const text = JSON.stringify(sent()[0]);
    expect(text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;');
    expect(text).not.toContain('<!channel>');
  });

  it('is posted what Slack accepts, however long the words are', async () => {
    await channelOf('ops');
    const sent = listen();
    await held('<'.repeat(4_000));
    await workOnce();
    const { blocks } = sent()[0];
    const texts = blocks.flatMap((block: { text?: { text: string }; fields?: { text: string }[] }) => [
      ...(block.text ? [block.text.text.length - 3000] : []),
      ...(block.fields ?? []).map((field) => field.text.length - 2000),
    ]);
    expect(Math.max(...texts)).toBeLessThanOrEqual(0);
    expect(JSON.stringify(blocks)).not.toMatch(/&l?t?…/);
  });

  it('is tried again after a failure of its own, and given up at once where it is not in service', async () => {
    await channelOf('ops');
    const sent = listen();
    receivers.answerWith({ status: 503 });
    await held();
    await workOnce();
    expect(await deliveriesOf(here, 'channel=slack')).toMatchObject([
      { status: 'pending', lastError: 'The receiver answered 503.' },
    ]);
    receivers.answerWith({ status: 404 });
    await workOnce(new Date(Date.now() + 60_000));
    const [failed] = await deliveriesOf(here, 'channel=slack');
    expect(failed).toMatchObject({
      status: 'failed',
      lastError: expect.stringContaining('Slack answered 404'),
    });
    await workOnce(new Date(Date.now() + HOUR_MS / 4));
    expect(sent()).toHaveLength(2);
    receivers.answerWith({ status: 200 });
    await ask(resend.POST, { method: 'POST', cookie, params: { deliveryId: failed.id } });
    await workOnce();
    expect(await deliveriesOf(here, 'channel=slack')).toMatchObject([{ status: 'delivered' }]);
  });
});

describe('the channel’s address', () => {
  it('is never answered, is sealed where it is kept, and is no part of the record', async () => {
    const secret = `${receivers.receiverUrl()}/services/T00/B00/s3cr3tWord`;
    const answer = await channelOf('ops', secret);
    const shown = await answer.text();
    expect(JSON.parse(shown)).toMatchObject({ hasSlack: true, slackHint: 'Word' });
    const list = await (await ask(teams.GET, { cookie })).text();
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const kept = await client.query(
      `SELECT slack_url, (SELECT json_agg(e) FROM event e)::text AS events,
              (SELECT json_agg(k) FROM idempotency_key k)::text AS keys FROM team WHERE key = 'ops' AND slack_url IS NOT NULL`,
    );
    await client.end();
    expect(kept.rows[0].slack_url).toMatch(/^v1\./);
    expect(`${shown}${list}${JSON.stringify(kept.rows)}`).not.toContain('s3cr3t');
  });

  it('is not kept for a repeated idempotency key either', async () => {
    const body = { key: 'fresh', name: 'Fresh', slackUrl: `${receivers.receiverUrl()}/s3cr3t-of-fresh` };
    const asked = { method: 'POST', cookie, body, headers: { 'idempotency-key': 'fresh-team' } };
    expect((await ask(teams.POST, asked)).status).toBe(201);
    expect((await (await ask(teams.POST, asked)).json()).hasSlack).toBe(true);
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query('SELECT request_hash, body FROM idempotency_key');
    await client.end();
    expect(JSON.stringify(rows)).not.toContain('s3cr3t');
  });

  it('stays where it is not named, is replaced, and is taken away', async () => {
    await channelOf('ops');
    expect(await (await change('ops', { name: 'Ops' })).json()).toMatchObject({ hasSlack: true });
    const next = await change('ops', { slackUrl: `${receivers.receiverUrl()}/next` });
    expect(await next.json()).toMatchObject({ slackHint: 'next' });
    await held();
    expect(await (await change('ops', { slackUrl: null })).json()).toMatchObject({
      hasSlack: false,
      slackHint: null,
    });
    await workOnce();
    expect(await deliveriesOf(here, 'channel=slack')).toEqual([]);
  });

  it('is refused by name where it is not public, and where it is not https', async () => {
    await seedTeam(here, { key: 'ops' });
    delete process.env.COUNTERSIGN_ALLOW_PRIVATE_WEBHOOKS;
    for (const slackUrl of [
      'https://10.0.0.1/x',
      'http://hooks.slack.com/services/x',
      'https://localhost/',
      'slack',
    ]) {
      const answer = await change('ops', { slackUrl });
      const { code, errors } = await answer.json();
      expect([answer.status, code, errors[0].path], slackUrl).toEqual([422, 'url_refused', 'slackUrl']);
    }
    process.env.COUNTERSIGN_ALLOW_PRIVATE_WEBHOOKS = '1';
    expect((await change('ops', { slackUrl: '' })).status).toBe(400);
  });
});

describe('a test message', () => {
  it('is a delivery like any other, which one can watch', async () => {
    await channelOf('ops');
    const sent = listen();
    const made = await sendTest('ops');
    expect([made.status, await made.json()]).toMatchObject([201, { channel: 'slack', status: 'pending' }]);
    await workOnce();
    expect(sent()[0].text).toContain('Test message to Team ops');
    expect(await deliveriesOf(here, 'channel=slack')).toMatchObject([
      { topic: 'team.test_sent', status: 'delivered' },
    ]);
  });

  it('is refused to a role that may not change teams, for a team without a channel, and for none', async () => {
    await seedTeam(here, { key: 'quiet' });
    const builder = await sessionCookie(await seedMember(here, { role: 'builder' }));
    expect((await sendTest('quiet', builder)).status).toBe(403);
    expect((await sendTest('quiet')).status).toBe(409);
    expect((await sendTest('nothing-here')).status).toBe(404);
  });

  it('fails by name once the channel was taken away', async () => {
    await channelOf('ops');
    await sendTest('ops');
    await change('ops', { slackUrl: null });
    await workOnce();
    expect(await deliveriesOf(here, 'channel=slack')).toMatchObject([
      { status: 'failed', lastError: 'The team has no Slack channel any more.' },
    ]);
  });
});
