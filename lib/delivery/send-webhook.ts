import { FinalFailure } from '#lib/delivery/final-failure.ts';
import { signatureHeaders } from '#lib/platform/message-signing.ts';
import { AddressRefused } from '#lib/platform/outbound-address.ts';
import { postOutbound } from '#lib/platform/outbound-post.ts';
import { installationSecret, unseal } from '#lib/platform/sealing.ts';
import type { OutboxMessage } from '#lib/store/outbox.ts';

type Endpoint = { readonly id: string; readonly url: string; readonly sealedKey: string };

/** Posts a message to an endpoint, signed with the endpoint's own key. Any status but 2xx is a failure. */
export async function sendWebhook(endpoint: Endpoint, message: OutboxMessage, now: Date): Promise<void> {
  const key = unseal(installationSecret(), 'webhook signing key', endpoint.id, endpoint.sealedKey);
  const body = webhookBody(message);
  const timestampS = Math.floor(now.getTime() / 1000);
  const headers = signatureHeaders(key, { id: message.id, timestampS, body });
  const status = await post(endpoint.url, headers, body);
  if (status < 200 || status > 299) throw new Error(`The receiver answered ${status}.`);
}

/** The event's name, its time, and what it is about: ids and names, never a request's arguments. */
function webhookBody({ topic, subjectId, payload, createdAt }: OutboxMessage): string {
  return JSON.stringify({
    type: topic,
    timestamp: createdAt.toISOString(),
    data: { ...payload, id: subjectId },
  });
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<number> {
  try {
    return await postOutbound(url, headers, body);
  } catch (error) {
    throw error instanceof AddressRefused ? new FinalFailure(error.message) : error;
  }
}
