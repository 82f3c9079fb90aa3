import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { GateContext } from '#gate/context.ts';
import { answerHealth } from '#gate/health.ts';
import { observeDecision } from '#gate/metrics.ts';
import { findRoute } from '#gate/routes.ts';
import { problemAnswer } from '#lib/api/problem-response.ts';
import { newId } from '#lib/platform/ids.ts';

/** A gate's HTTP server: sockets and limits, no rules. */
export function createGateServer(context: GateContext): Server {
  const server = createServer(
    {
      // Headers within 5 s and a whole request within 10 s: who sends slower holds no socket.
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
      noDelay: true,
    },
    (request, response) => void answer(context, request, response),
  );
  server.maxConnections = 4096;
  server.maxRequestsPerSocket = 0;
  return server;
}

async function answer(
  context: GateContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (!path.startsWith('/api/') && (await answeredHealth(context, path, response))) return;
  const requestId = newId('request');
  const startedAt = performance.now();
  try {
    const { handler, params } = findRoute(request.method ?? 'GET', path);
    const query = new URLSearchParams(mark === -1 ? '' : target.slice(mark));
    const gone = goneSignal(response);
    const { status, body, revision } = await handler(context, { request, requestId, params, query, gone });
    send(response, status, body, {
      'content-type': 'application/json',
      'countersign-request': requestId,
      'countersign-revision': String(revision),
    });
    if (path.startsWith('/api/v1/decisions')) observeDecision(performance.now() - startedAt);
  } catch (error) {
    const { status, body, headers } = problemAnswer(error, requestId);
    context.gate.stats.countRefusal(body.code);
    // A body that was not read to its end cannot be followed by another request.
    if (!request.complete) response.setHeader('connection', 'close');
    send(response, status, JSON.stringify(body), headers);
  }
}

async function answeredHealth(
  context: GateContext,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const health = await answerHealth(context, path);
  if (health) send(response, health.status, health.body, { 'content-type': health.type });
  return health !== null;
}

function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
