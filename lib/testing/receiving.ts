import { afterAll, beforeAll } from 'vitest';
import * as deliveries from '#app/api/v1/deliveries/route.ts';
import * as webhooks from '#app/api/v1/webhooks/route.ts';
import { deliverDue } from '#lib/delivery/deliver-due.ts';
import { escalateReviewsJob } from '#lib/jobs/escalate-reviews.ts';
import { expireReviewsJob } from '#lib/jobs/expire-reviews.ts';
import { routeOutboxJob } from '#lib/jobs/route-outbox.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { startMailServer, startReceiver } from '#lib/testing/receivers.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';

type ReceiverAnswer = { readonly status: number; readonly headers?: Record<string, string> };

/** The signal of a worker that nobody stops. */
export const RUNNING = new AbortController().signal;

/** A mail server, a webhook receiver and what the worker does with them, for the tests of one file. */
export function withReceivers() {
  let mailServer: Awaited<ReturnType<typeof startMailServer>>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let answer: ReceiverAnswer = { status: 204 };
  beforeAll(async () => {
    process.env.COUNTERSIGN_WEBHOOK_MASTER_KEY = 'a master key that only these tests know';
    process.env.COUNTERSIGN_ALLOW_PRIVATE_WEBHOOKS = '1';
    mailServer = await startMailServer();
    receiver = await startReceiver(() => answer);
    process.env.COUNTERSIGN_SMTP_URL = mailServer.url;
    process.env.COUNTERSIGN_MAIL_FROM = 'Countersign <countersign@example.com>';
  });
  afterAll(async () => {
    await mailServer.close();
    await receiver.close();
  });
  return {
    mails: () => mailServer.mails,
    mailsTo: (address: string) => mailServer.mails.filter((mail) => mail.to.includes(address)),
    posts: () => receiver.posts,
    receiverUrl: () => receiver.url,
    /** What the receiver answers from now on. */
    answerWith: (next: ReceiverAnswer) => {
      answer = next;
    },
    addWebhook: async (workspace: SeededWorkspace, topics: readonly string[]) => {
      const cookie = await sessionCookie(workspace.owner);
      return (
        await ask(webhooks.POST, { method: 'POST', cookie, body: { url: receiver.url, topics } })
      ).json();
    },
  };
}

/** Runs every job of the worker once, as if it were this time. */
export async function workOnce(at = new Date()): Promise<void> {
  const context = { now: () => at, log: createLogger('test'), signal: RUNNING };
  await expireReviewsJob.run(context);
  await escalateReviewsJob.run(context);
  await routeOutboxJob.run(context);
  await deliverDue(() => at, RUNNING);
}

/** The deliveries of a workspace, as its owner sees them. */
export async function deliveriesOf(workspace: SeededWorkspace, query = '') {
  const cookie = await sessionCookie(workspace.owner);
  return (await (await ask(deliveries.GET, { cookie, path: `/?${query}` })).json()).items;
}
