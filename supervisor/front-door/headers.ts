import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** Headers that speak of one connection only (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  ...[
    'connection',
    'keep-alive',
    'proxy-authenticate',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
  ],
  ...['transfer-encoding', 'upgrade', 'expect'],
]);

/** Whether a header claims something about the way a request came, which only we know. */
export function claimsTheWay(name: string): boolean {
  return name.startsWith('x-forwarded-') || name === 'x-real-ip' || name === 'forwarded';
}

/**
 * The headers to send on, as a flat list of names and values: what the caller said, without what it may not say, and
 * with who it is by its socket.
 * INVARIANT: a body of unknown length stays marked as chunked, or its bytes would be read as the next request.
 */
export function forwardedHeaders(request: IncomingMessage): string[] {
  const headers: string[] = [];
  const { rawHeaders } = request;
  const named = namedByConnection(request.headers.connection);
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    const lower = name.toLowerCase();
    if (HOP_BY_HOP.has(lower) || claimsTheWay(lower) || named?.has(lower)) continue;
    headers.push(name, rawHeaders[i + 1] ?? '');
  }
  if (request.headers['transfer-encoding'] !== undefined) headers.push('Transfer-Encoding', 'chunked');
  headers.push(...wayHeaders(request));
  return headers;
}

/** What we say about the way the request came. */
export function wayHeaders(request: IncomingMessage): string[] {
  const { socket } = request;
  const headers = ['X-Forwarded-For', callerAddress(socket.remoteAddress)];
  headers.push('X-Forwarded-Proto', socket instanceof TLSSocket ? 'https' : 'http');
  if (request.headers.host !== undefined) headers.push('X-Forwarded-Host', request.headers.host);
  return headers;
}

/** IPv4 callers of a socket that speaks both are written the IPv4 way. */
function callerAddress(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

/** `Connection: close, X-Foo` makes X-Foo a header of this connection too. Framing stays ours to keep. */
function namedByConnection(connection: string | undefined): Set<string> | null {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return null;
  const names = connection.split(',').map((name) => name.trim().toLowerCase());
  return new Set(names.filter((name) => name !== 'content-length' && name !== 'host'));
}

/** The headers of an answer to pass back, as a flat list. */
export function answeredHeaders(rawHeaders: readonly string[]): string[] {
  const headers: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (!HOP_BY_HOP.has(name.toLowerCase())) headers.push(name, rawHeaders[i + 1] ?? '');
  }
  return headers;
}
