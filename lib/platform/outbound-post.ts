import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import {
  allowsPrivateAddresses,
  type ResolvedAddress,
  resolveOutbound,
} from '#lib/platform/outbound-address.ts';

const TIMEOUT_MS = 5000;

/**
 * Posts JSON to an address that somebody gave us and answers the status. Connects to the address that was checked,
 * follows no redirect, waits five seconds at most and reads none of the answer's body.
 */
export async function postOutbound(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<number> {
  const resolved = await resolveOutbound(url, allowsPrivateAddresses());
  return post(new URL(url), resolved, headers, body);
}

function post(
  url: URL,
  { address, family }: ResolvedAddress,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<number> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent: false,
      lookup: (_host, options, done) =>
        options.all ? done(null, [{ address, family }]) : done(null, address, family),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Countersign',
      },
    });
    sent.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
