import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import type { Webhook, WebhookTopic } from '#lib/domain/webhooks/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import { newSigningPair } from '#lib/platform/message-signing.ts';
import { AddressRefused, allowsPrivateAddresses, resolveOutbound } from '#lib/platform/outbound-address.ts';
import { installationSecret, seal } from '#lib/platform/sealing.ts';
import { nameActors } from '#lib/store/actors.ts';
import { type Written, write } from '#lib/store/transaction.ts';
import * as webhooks from '#lib/store/webhooks.ts';

type CreateWebhookCall = {
  readonly body: { readonly url: string; readonly topics: readonly WebhookTopic[] };
};

/** Adds an endpoint with a signing key of its own. */
export async function createWebhook(scope: Scope, { body }: CreateWebhookCall): Promise<Written<Webhook>> {
  await refuseUncallable(body.url);
  const id = newId('webhook');
  const pair = newSigningPair();
  const sealedKey = seal(installationSecret(), 'webhook signing key', id, pair.privateKey);
  const createdById = principalId(scope.principal);
  return write(scope, async (transaction) => {
    const row = { id, ...body, publicKey: pair.publicKey };
    await webhooks.insert(transaction, { ...row, sealedKey, createdById });
    transaction.record({
      type: 'webhook.created',
      subject: { type: 'webhook', id },
      payload: { url: body.url, topics: [...body.topics] },
    });
    transaction.touch('webhook', id);
    const name = await nameActors(transaction, [createdById]);
    return { ...row, createdBy: name(createdById), createdAt: systemClock() };
  });
}

async function refuseUncallable(url: string): Promise<void> {
  try {
    await resolveOutbound(url, allowsPrivateAddresses());
  } catch (error) {
    // A name that does not resolve now may resolve later; each delivery looks it up and checks it again.
    if (!(error instanceof AddressRefused)) return;
    throw new Problem('url_refused', error.message, { errors: [{ path: 'url', message: error.message }] });
  }
}
