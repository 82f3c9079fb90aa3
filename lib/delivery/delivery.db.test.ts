import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as resend from '#app/api/v1/deliveries/[deliveryId]/resend/route.ts';
import * as webhook from '#app/api/v1/webhooks/[webhookId]/route.ts';
import * as webhooks from '#app/api/v1/webhooks/route.ts';
import { inviteMember } from '#lib/operations/members/invite-member.ts';
import { submitNew, textOf } from '#lib/testing/pact-life.ts';
import { deliveriesOf, withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { causeOf, seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedAgent, seedMember, seedTeam, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR_MS = 3_600_000;
const receivers = withReceivers();

/** A mail's text part, decoded. */
function bodyOf(mail: { readonly text: string }): string {
  return mail.text.replace(/=\r\n/g, '').replace(/=3D/g, '=');
}

describe('mail', () => {
  it('tells everybody who may answer a held action, the clause’s owners too, and never the arguments', async () => {
    const here = await seedWorkspace();
    const dana = await seedMember(here, { role: 'approver', email: 'dana@example.com' });
    await seedMember(here, { role: 'builder', email: 'bob@example.com' });
    const omar = await seedMember(here, { role: 'operator', email: 'omar@example.com' });
    await seedTeam(here, {
      key: 'payments-ops',
      members: [omar.principal.personId, dana.principal.personId],
    });
    const agent = await seedAgent(here, { key: 'agent_pay' });
    const causes = [causeOf({ owner: 'payments-ops', text: 'Transfers need a second person.' })];
    const context = { amount: 25_000, iban: 'DE02120300000000202051' };
    const review = await seedReview(here, { agentId: agent.id, causes, context });
    await workOnce();
    expect(receivers.mailsTo('dana@example.com')).toHaveLength(1);
    expect(receivers.mailsTo('omar@example.com')).toHaveLength(1);
    expect(receivers.mailsTo('bob@example.com')).toHaveLength(0);
    const [mail] = receivers.mailsTo('dana@example.com').map(bodyOf);
    expect(mail).toContain('Held for review: tool:wire-transfer by agent_pay');
    expect(mail).toContain('Transfers need a second person.');
    expect(mail).toContain(`http://localhost:3000/reviews/${review.id}`);
    expect(mail).not.toMatch(/25000|25_000|DE0212/);
    expect((await deliveriesOf(here)).every((one: { status: string }) => one.status === 'delivered')).toBe(
      true,
    );
  });

  it('tells the team that a review is escalated to, once', async () => {
    const here = await seedWorkspace();
    const lead = await seedMember(here, { role: 'trust_lead', email: 'lead@example.com' });
    await seedTeam(here, { key: 'finance-leads', members: [lead.principal.personId] });
    const agent = await seedAgent(here);
    const opened = new Date();
    const at = new Date(opened.getTime() + 600_000);
    await seedReview(here, {
      agentId: agent.id,
      openedAt: opened,
      causes: [causeOf({ role: 'owner' })],
      escalate: { at, to: 'finance-leads' },
    });
    await workOnce(new Date(at.getTime() + 1000));
    await workOnce(new Date(at.getTime() + 2000));
    expect(
      receivers
        .mailsTo('lead@example.com')
        .map(bodyOf)
        .filter((mail) => mail.includes('Escalated')),
    ).toHaveLength(1);
  });

  it('tells whoever may approve a submitted version, its author left out', async () => {
    const here = await seedWorkspace();
    await seedMember(here, { role: 'trust_lead', email: 'second@example.com' });
    await seedMember(here, { role: 'operator', email: 'no-approver@example.com' });
    await submitNew(here.scope, { ...textOf('payments'), agents: { keys: [], labels: {} } });
    await workOnce();
    expect((await deliveriesOf(here)).map((one: { address: string }) => one.address)).toEqual([
      'second@example.com',
    ]);
    const [mail] = receivers.mailsTo('second@example.com').map(bodyOf);
    expect(mail).toContain('http://localhost:3000/pacts/payments/versions/1');
  });

  it('sends an invited person a link that works, which no table holds', async () => {
    const here = await seedWorkspace({ name: 'Northwind' });
    const { value } = await inviteMember(here.scope, { body: { email: 'new@example.com', role: 'auditor' } });
    await workOnce();
    const [mail] = receivers.mailsTo('new@example.com').map(bodyOf);
    expect(mail).toContain(value.link);
    expect(mail).toContain('Northwind');
    expect(JSON.stringify(await deliveriesOf(here))).not.toContain(value.link);
  });

  it('is marked failed, with the reason, where no server is configured', async () => {
    const here = await seedWorkspace();
    await inviteMember(here.scope, { body: { email: 'nobody@example.com', role: 'auditor' } });
    const url = process.env.COUNTERSIGN_SMTP_URL;
    delete process.env.COUNTERSIGN_SMTP_URL;
    await workOnce();
    process.env.COUNTERSIGN_SMTP_URL = url;
    expect(await deliveriesOf(here)).toMatchObject([
      { status: 'failed', lastError: expect.stringContaining('not configured') },
    ]);
  });

  it('is tried again with growing pauses while the server cannot be reached, and arrives once', async () => {
    const here = await seedWorkspace();
    await inviteMember(here.scope, { body: { email: 'patient@example.com', role: 'auditor' } });
    const url = process.env.COUNTERSIGN_SMTP_URL;
    process.env.COUNTERSIGN_SMTP_URL = 'smtp://127.0.0.1:1';
    const start = Date.now();
    await workOnce(new Date(start));
    await workOnce(new Date(start + 1000));
    expect(await deliveriesOf(here)).toMatchObject([
      { status: 'pending', attempts: 1, lastError: expect.stringContaining('ECONNREFUSED') },
    ]);
    process.env.COUNTERSIGN_SMTP_URL = url;
    await workOnce(new Date(start + 10_000));
    await workOnce(new Date(start + HOUR_MS));
    expect(await deliveriesOf(here)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
    expect(receivers.mailsTo('patient@example.com')).toHaveLength(1);
  });
});

describe('webhooks', () => {
  it('carry a signature that the endpoint’s public key verifies, and never the arguments', async () => {
    const here = await seedWorkspace();
    const made = await receivers.addWebhook(here, ['review.opened']);
    const agent = await seedAgent(here);
    const before = receivers.posts().length;
    const review = await seedReview(here, { agentId: agent.id, context: { amount: 77_777 } });
    await workOnce();
    const [post] = receivers.posts().slice(before);
    if (!post) throw new Error('nothing was received');
    const {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature = '',
    } = post.headers;
    const raw = Buffer.from(made.publicKey.replace('whpk_', ''), 'base64');
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
      format: 'jwk',
    });
    const [version, text = ''] = String(signature).split(',');
    const signed = Buffer.from(`${id}.${timestamp}.${post.body}`);
    expect(version).toBe('v1a');
    expect(verify(null, signed, key, Buffer.from(text, 'base64'))).toBe(true);
    expect(verify(null, Buffer.from(`${signed}x`), key, Buffer.from(text, 'base64'))).toBe(false);
    expect(JSON.parse(post.body)).toMatchObject({ type: 'review.opened', data: { id: review.id } });
    expect(post.body).not.toContain('77777');
  });

  it('fail on anything but 2xx, redirects included, and keep one id over every attempt', async () => {
    const here = await seedWorkspace();
    await receivers.addWebhook(here, ['review.expired']);
    const agent = await seedAgent(here);
    const opened = new Date(Date.now() - HOUR_MS);
    await seedReview(here, { agentId: agent.id, openedAt: opened });
    const before = receivers.posts().length;
    receivers.answerWith({ status: 302, headers: { location: receivers.receiverUrl() } });
    await workOnce();
    expect(await deliveriesOf(here, 'channel=webhook')).toMatchObject([
      { status: 'pending', lastError: 'The receiver answered 302.' },
    ]);
    receivers.answerWith({ status: 204 });
    await workOnce(new Date(Date.now() + 60_000));
    const posts = receivers.posts().slice(before);
    expect(posts).toHaveLength(2);
    expect(new Set(posts.map((post) => post.headers['webhook-id'])).size).toBe(1);
    expect(await deliveriesOf(here, 'channel=webhook')).toMatchObject([{ status: 'delivered' }]);
  });

  it('are sent again where somebody asks for it, and fail by name once the endpoint is removed', async () => {
    const here = await seedWorkspace();
    const made = await receivers.addWebhook(here, ['review.opened']);
    const agent = await seedAgent(here);
    await seedReview(here, { agentId: agent.id });
    await workOnce();
    const [first] = await deliveriesOf(here, `webhookId=${made.id}`);
    const cookie = await sessionCookie(here.owner);
    const again = { method: 'POST', cookie, params: { deliveryId: first.id } };
    expect((await ask(resend.POST, again)).status).toBe(200);
    expect((await ask(resend.POST, again)).status).toBe(409);
    expect(
      (await ask(webhook.DELETE, { method: 'DELETE', cookie, params: { webhookId: made.id } })).status,
    ).toBe(204);
    await workOnce();
    expect(await deliveriesOf(here, `webhookId=${made.id}`)).toMatchObject([
      { status: 'failed', lastError: 'The webhook was removed.' },
    ]);
  });

  it('refuse an address that is not public, and http', async () => {
    delete process.env.COUNTERSIGN_ALLOW_PRIVATE_WEBHOOKS;
    const cookie = await sessionCookie((await seedWorkspace()).owner);
    for (const url of [
      'https://10.0.0.1/x',
      'http://example.com/',
      'https://localhost/',
      'https://[::1]/',
      'ftp://a.example',
    ]) {
      const answer = await ask(webhooks.POST, {
        method: 'POST',
        cookie,
        body: { url, topics: ['review.opened'] },
      });
      expect([answer.status, (await answer.json()).code], url).toEqual([422, 'url_refused']);
    }
    process.env.COUNTERSIGN_ALLOW_PRIVATE_WEBHOOKS = '1';
  });
});
