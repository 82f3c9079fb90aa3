import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { proxyUpgrade } from 'httpxy';
import { claimsTheWay, wayHeaders } from '#supervisor/front-door/headers.ts';

/** Only WebSockets change protocol here; a caller that offers HTTP/2 on the way is answered in HTTP/1.1. */
export function isWebSocket(request: IncomingMessage): boolean {
  return request.method === 'GET' && request.headers.upgrade?.toLowerCase() === 'websocket';
}

/** Passes a WebSocket on to the console. */
export function forwardUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  port: number | null,
): void {
  if (port === null) {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  for (const name of Object.keys(request.headers)) if (claimsTheWay(name)) delete request.headers[name];
  const headers = Object.fromEntries(pairs(wayHeaders(request)));
  proxyUpgrade({ host: '127.0.0.1', port }, request, socket as Socket, head, { xfwd: false, headers }).then(
    (upstream) => {
      // Piping passes on an end, not a connection that was cut.
      socket.once('close', () => upstream.destroy());
      upstream.once('close', () => socket.destroy());
    },
    // Its failure has ended the caller's socket already; there is nobody left to tell.
    () => undefined,
  );
}

function pairs(flat: readonly string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) list.push([flat[i] ?? '', flat[i + 1] ?? '']);
  return list;
}
