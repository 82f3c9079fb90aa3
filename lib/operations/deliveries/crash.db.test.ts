import { beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '#lib/delivery/deliver-due.ts';
import { routeOutbox } from '#lib/operations/deliveries/route-outbox.ts';
import { bellOf, heardBy, tellOf } from '#lib/testing/bells.ts';
import { asAdmin } from '#lib/testing/postgres.ts';
import { deliveriesOf, RUNNING, withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

const database = withTestDatabase();
const receivers = withReceivers();
const LEASE_OVER_MS = 61_000;

let here: SeededWorkspace;
let ann: SeededMember;
let count = 0;

beforeEach(async () => {
  here = await seedWorkspace();
  count += 1;
  ann = await seedMember(here, { role: 'approver', email: `ann${count}@crash.example.com` });
});

/** Cuts every transaction off that comes to this change, as a process that dies there does. */
async function dying<T>(
  when: 'BEFORE INSERT' | 'BEFORE UPDATE',
  condition: string,
  work: () => Promise<T>,
): Promise<T> {
  await asAdmin(
    database.ownerUrl,
    `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the process died here'; END $$;
     CREATE TRIGGER dies ${when} ON delivery FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION die()`,
  );
  try {
    return await work();
  } finally {
    await asAdmin(database.ownerUrl, 'DROP TRIGGER dies ON delivery; DROP FUNCTION die()');
  }
}

describe('a worker that dies', () => {
  it('while it makes out who is told leaves nothing half told, and the next one tells everybody once', async () => {
    const agent = await seedAgent(here);
    await seedReview(here, { agentId: agent.id });
    await dying('BEFORE INSERT', 'true', async () => {
      await expect(routeOutbox(here.scope, new Date())).rejects.toThrow('died here');
    });
    expect(await heardBy(ann)).toEqual([]);
    expect(await deliveriesOf(here)).toEqual([]);
    await workOnce();
    await workOnce();
    expect(await heardBy(ann)).toEqual(['review.opened unread']);
    expect(receivers.mailsTo(ann.principal.email)).toHaveLength(1);
  });

  it('between making out and sending loses no message and sends none twice', async () => {
    await receivers.addWebhook(here, ['stop.frozen']);
    const before = receivers.posts().length;
    await tellOf(here, 'stop.frozen', 'stp_1', { target: 'workspace', reason: 'A drill' });
    await routeOutbox(here.scope, new Date());
    expect(receivers.posts().length).toBe(before);
    await workOnce();
    await workOnce();
    expect(receivers.posts().length).toBe(before + 1);
    expect(receivers.mailsTo(ann.principal.email)).toHaveLength(1);
  });

  it.each(['webhook', 'email'])(
    'after sending by %s and before noting it sends again under the same id, by which a receiver can tell',
    async (channel) => {
      const { id } = await receivers.addWebhook(here, ['stop.frozen']);
      const { email } = ann.principal;
      const address = channel === 'webhook' ? id : email;
      const received = () =>
        channel === 'webhook'
          ? receivers
              .posts()
              .slice(before)
              .map(({ headers }) => headers['webhook-id'])
          : receivers.mailsTo(email).map(({ text }) => /^message-id: (.*)$/im.exec(text)?.[1]);
      const before = receivers.posts().length;
      await tellOf(here, 'stop.frozen', 'stp_1', { target: 'workspace', reason: 'A drill' });
      await routeOutbox(here.scope, new Date());
      const start = new Date();
      await dying('BEFORE UPDATE', `NEW.status = 'delivered' AND NEW.address = '${address}'`, async () => {
        await expect(deliverDue(() => start, RUNNING)).rejects.toThrow('died here');
      });
      expect(received()).toHaveLength(1);
      await deliverDue(() => new Date(start.getTime() + LEASE_OVER_MS), RUNNING);
      await deliverDue(() => new Date(start.getTime() + 2 * LEASE_OVER_MS), RUNNING);
      expect(received()).toHaveLength(2);
      expect(new Set(received()).size).toBe(1);
    },
  );
});

describe('two workers at once', () => {
  it('tell everybody once, and what is over is over for both', async () => {
    await seedTeam(here, { key: 'ops', members: [ann.principal.personId] });
    const MANY = 60;
    const payload = { agent: 'agent_pay', pact: 'payments', clause: 'C2', owner: 'ops' };
    for (let i = 0; i < MANY; i += 1) {
      await tellOf(here, 'evidence.stale', `evd_${i}`, { ...payload, check: `check-${i}` });
      await tellOf(here, 'evidence.recorded', `evd_n${i}`, { proves: [`agent_pay:check-${i}`] });
    }
    const drain = async () => {
      while ((await routeOutbox(here.scope, new Date())) > 0);
    };
    await Promise.all([drain(), drain()]);
    const { items, unread, next } = await bellOf(ann);
    expect(unread).toBe(0);
    expect(items.every(({ isSettled }) => isSettled)).toBe(true);
    expect([items.length, next]).toEqual([50, expect.any(String)]);
    const mails = await deliveriesOf(here, 'channel=email&limit=200');
    expect(mails).toHaveLength(MANY);
  });
});
