import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** An address we refuse to call, with the reason for whoever gave it. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export type ResolvedAddress = { readonly address: string; readonly family: 4 | 6 };

/** Whether addresses inside the own network may be called; for a receiver on the same machine or in the same network. */
export function allowsPrivateAddresses(): boolean {
  return process.env.COUNTERSIGN_ALLOW_PRIVATE_WEBHOOKS === '1';
}

/**
 * Checks an address that somebody gave us to call and resolves its host. Every resolved address must be a public one.
 * INVARIANT: the caller connects to what this answered, never to the name again: a name can change between two look-ups.
 */
export async function resolveOutbound(text: string, allowPrivate: boolean): Promise<ResolvedAddress> {
  const url = parseOutboundUrl(text, allowPrivate);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = ipaddr.isValid(host) ? [host] : (await lookup(host, { all: true })).map((one) => one.address);
  const [first] = found;
  if (first === undefined) throw new AddressRefused(`${url.hostname} has no address.`);
  for (const address of found) assertCallable(url, address, allowPrivate);
  return { address: first, family: ipaddr.parse(first).kind() === 'ipv4' ? 4 : 6 };
}

/** Checks what can be seen of the address without asking the network. */
export function parseOutboundUrl(text: string, allowPrivate: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw new AddressRefused('This is not a web address.');
  const isPlainAllowed = url.protocol === 'http:' && allowPrivate;
  if (url.protocol !== 'https:' && !isPlainAllowed)
    throw new AddressRefused('The address must begin with https://.');
  if (url.username || url.password)
    throw new AddressRefused('The address must hold no user name and no password.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) assertCallable(url, host, allowPrivate);
  else if (!allowPrivate && isLocalName(host))
    throw new AddressRefused(`${host} is a name of the own network.`);
  return url;
}

function isLocalName(host: string): boolean {
  return !host.includes('.') || /\.(localhost|local|internal|home\.arpa)\.?$/.test(host);
}

function assertCallable(url: URL, address: string, allowPrivate: boolean): void {
  const range = ipaddr.process(address).range();
  if (url.protocol === 'http:' && range !== 'loopback')
    throw new AddressRefused('Without https only a receiver on this machine may be called.');
  if (range === 'unicast' || (allowPrivate && isOwnNetwork(range))) return;
  throw new AddressRefused(`${url.hostname} leads to ${address}, which is not a public address (${range}).`);
}

function isOwnNetwork(range: string): boolean {
  return range === 'loopback' || range === 'private' || range === 'uniqueLocal';
}
