import { systemScope } from '#lib/auth/authorise.ts';
import { nextAttempt } from '#lib/delivery/back-off.ts';
import { composeMail } from '#lib/delivery/compose-mail.ts';
import { composeSlack } from '#lib/delivery/compose-slack.ts';
import { FinalFailure } from '#lib/delivery/final-failure.ts';
import { sendMail } from '#lib/delivery/send-mail.ts';
import { sendSlack } from '#lib/delivery/send-slack.ts';
import { sendWebhook } from '#lib/delivery/send-webhook.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import type { Clock } from '#lib/platform/clock.ts';
import { workspacesWithDueDeliveries } from '#lib/store/due-work.ts';
import * as outbox from '#lib/store/outbox.ts';
import { findSealedSlack } from '#lib/store/teams.ts';
import { read } from '#lib/store/transaction.ts';
import { findForSending } from '#lib/store/webhooks.ts';

/** Sent side by side, so that a claimed batch ends well within its lease. */
const AT_ONCE = 10;
const LEASE_MS = 60_000;
const LONGEST_ERROR = 500;

/** Sends what is due in every workspace, until nothing is or the signal is raised. Answers how many attempts it made. */
export async function deliverDue(now: Clock, signal: AbortSignal): Promise<number> {
  let made = 0;
  for (const workspaceId of await workspacesWithDueDeliveries(now())) {
    const scope = systemScope(workspaceId, 'worker');
    for (let batch = await claim(scope, now()); batch.length > 0; batch = await claim(scope, now())) {
      await Promise.all(batch.map((delivery) => attempt(scope, delivery, now)));
      made += batch.length;
      if (signal.aborted) return made;
    }
  }
  return made;
}

async function claim(scope: Scope, now: Date): Promise<outbox.DueDelivery[]> {
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  return read(scope, (transaction) => outbox.claimDue(transaction, { now, leaseUntil, limit: AT_ONCE }));
}

async function attempt(scope: Scope, delivery: outbox.DueDelivery, now: Clock): Promise<void> {
  const end = await send(scope, delivery, now()).then(
    (): outbox.AttemptEnd => ({ status: 'delivered', deliveredAt: now() }),
    (error: unknown) => afterFailure(error, delivery.attempts, now()),
  );
  await read(scope, (transaction) => outbox.finishAttempt(transaction, delivery, end));
}

async function send(
  scope: Scope,
  { id, channel, address, message }: outbox.DueDelivery,
  now: Date,
): Promise<void> {
  if (channel === 'email') {
    const content = await read(scope, (transaction) => composeMail(transaction, message));
    return sendMail(id, address, content);
  }
  if (channel === 'slack') {
    const sealedUrl = await read(scope, (transaction) => findSealedSlack(transaction, address));
    if (sealedUrl === null) throw new FinalFailure('The team has no Slack channel any more.');
    return sendSlack(
      address,
      sealedUrl,
      await read(scope, (transaction) => composeSlack(transaction, message)),
    );
  }
  const endpoint = await read(scope, (transaction) => findForSending(transaction, address));
  if (!endpoint) throw new FinalFailure('The webhook was removed.');
  return sendWebhook({ id: address, ...endpoint }, message, now);
}

function afterFailure(error: unknown, attempts: number, now: Date): outbox.AttemptEnd {
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  const nextAttemptAt = error instanceof FinalFailure ? null : nextAttempt(attempts, now);
  return nextAttemptAt ? { status: 'pending', lastError, nextAttemptAt } : { status: 'failed', lastError };
}
