import { describe, expect, it } from 'vitest';
import { deliverDue } from '#lib/delivery/deliver-due.ts';
import { routeOutboxJob } from '#lib/jobs/route-outbox.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { claimDue } from '#lib/store/outbox.ts';
import { read } from '#lib/store/transaction.ts';
import { tellOf } from '#lib/testing/bells.ts';
import { deliveriesOf, RUNNING, withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedAgent, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR_MS = 3_600_000;
const receivers = withReceivers();

describe('the outbox', () => {
  it('gives a claimed delivery up again when its sender died, and loses none', async () => {
    const here = await seedWorkspace();
    await receivers.addWebhook(here, ['stop.frozen']);
    await tellOf(here, 'stop.frozen', 'stp_1');
    const start = new Date();
    await routeOutboxJob.run({ now: () => start, log: createLogger('test'), signal: RUNNING });
    const before = receivers.posts().length;
    const leaseUntil = new Date(start.getTime() + 60_000);
    await read(here.scope, (transaction) => claimDue(transaction, { now: start, leaseUntil, limit: 10 }));
    await deliverDue(() => start, RUNNING);
    expect(receivers.posts().length).toBe(before);
    await deliverDue(() => new Date(start.getTime() + 61_000), RUNNING);
    expect(receivers.posts().length).toBe(before + 1);
  });

  it('is worked off once by two workers at once', async () => {
    const here = await seedWorkspace();
    await receivers.addWebhook(here, ['stop.frozen']);
    for (let i = 0; i < 30; i += 1) {
      await tellOf(here, 'stop.frozen', `stp_${i}`);
    }
    const before = receivers.posts().length;
    await Promise.all([workOnce(), workOnce()]);
    await workOnce();
    expect(receivers.posts().length - before).toBe(30);
  });

  it('ends reviews that expired while nothing ran, and says so once', async () => {
    const here = await seedWorkspace();
    const agent = await seedAgent(here);
    const opened = new Date(Date.now() - 100 * HOUR_MS);
    await receivers.addWebhook(here, ['review.expired']);
    for (let i = 0; i < 3; i += 1) await seedReview(here, { agentId: agent.id, openedAt: opened });
    await workOnce();
    await workOnce();
    expect(await deliveriesOf(here, 'channel=webhook')).toHaveLength(3);
  });
});
