import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { newId } from '#lib/platform/ids.ts';
import { isDecisionPath } from '#supervisor/front-door/decision-path.ts';
import { type Forwarding, forward } from '#supervisor/front-door/forward.ts';
import { forwardUpgrade, isWebSocket } from '#supervisor/front-door/upgrade.ts';

/** Where requests go: the ports of those that are up at this moment. */
export type Destinations = {
  gatePorts(): readonly number[];
  consolePort(): number | null;
};

export type FrontDoor = {
  readonly port: number;
  /** Takes no more connections and lets those that are being answered finish, for as long as it is given. */
  close(graceMs: number): Promise<void>;
};

/** A gate answers a question within two seconds, if only to refuse; one that takes longer hangs. */
const GATE_FIRST_BYTE_MS = 2_000;

const OPTIONS = { noDelay: true, keepAliveTimeout: 65_000, shouldUpgradeCallback: isWebSocket };

/** Opens the product's one address: decision paths go to the gates in turn, everything else to the console. */
export function openFrontDoor(
  port: number,
  destinations: Destinations,
  gateFirstByteMs = GATE_FIRST_BYTE_MS,
): Promise<FrontDoor> {
  let turn = 0;
  const server = createServer(OPTIONS, (request, response) => {
    if (isDecisionPath(request.method ?? '', request.url ?? '')) {
      const ports = destinations.gatePorts();
      turn = (turn + 1) % Math.max(ports.length, 1);
      // What is read may be waited for (a long-poll); what is asked may not.
      const firstByteMs = request.method === 'POST' ? gateFirstByteMs : null;
      send(request, response, { port: ports[turn], unreachable: answerNoGate, firstByteMs });
    } else {
      const port = destinations.consolePort() ?? undefined;
      send(request, response, { port, unreachable: answerNoConsole, firstByteMs: null });
    }
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    forwardUpgrade(request, socket, head, destinations.consolePort());
  });
  return listen(server, port);
}

function listen(server: Server, port: number): Promise<FrontDoor> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(listenFault(port, error))));
    server.listen(port, () => {
      const address = server.address();
      resolve({
        port: address && typeof address === 'object' ? address.port : port,
        close: (graceMs) => close(server, sockets, graceMs),
      });
    });
  });
}

function listenFault(port: number, error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Set PORT to another number.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user. Set PORT to a number above 1023.`;
  return `Port ${port} cannot be opened: ${error.message}`;
}

/** INVARIANT: ends within the grace. The server itself forgets a connection once it has become a WebSocket. */
function close(server: Server, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

type Destination = Omit<Forwarding, 'port'> & { readonly port: number | undefined };

function send(request: IncomingMessage, response: ServerResponse, to: Destination): void {
  const { port, unreachable } = to;
  if (port === undefined) {
    request.resume();
    unreachable(response, request.url);
  } else {
    forward(request, response, { ...to, port });
  }
}

function answerNoGate(response: ServerResponse): void {
  const requestId = newId('request');
  const body = JSON.stringify({
    type: '/docs/errors/gate_unavailable',
    title: 'No gate can be reached',
    status: 503,
    detail: 'No gate can be reached right now. Nothing was decided; ask again.',
    code: 'gate_unavailable',
    requestId,
  });
  const headers = {
    'content-type': 'application/problem+json',
    'retry-after': '1',
    'countersign-request': requestId,
  };
  response.writeHead(503, headers).end(body);
}

function answerNoConsole(response: ServerResponse, target: string | undefined): void {
  const headers = { 'retry-after': '2', 'cache-control': 'no-store' };
  if (target?.startsWith('/api/')) {
    const detail = 'The console is starting. Nothing was done; ask again.';
    const body = {
      type: '/docs/errors/internal',
      title: 'Starting',
      status: 503,
      detail,
      code: 'internal',
      requestId: newId('request'),
    };
    response
      .writeHead(503, { ...headers, 'content-type': 'application/problem+json' })
      .end(JSON.stringify(body));
    return;
  }
  // A browser asks again by itself, so whoever opened the page early ends up in the product.
  response.writeHead(503, { ...headers, refresh: '2', 'content-type': 'text/plain; charset=utf-8' });
  response.end('Countersign is starting.\n');
}
