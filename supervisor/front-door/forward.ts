import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { answeredHeaders, forwardedHeaders } from '#supervisor/front-door/headers.ts';

/** How a request that reached nobody is answered. */
export type OnUnreachable = (response: ServerResponse, target: string | undefined) => void;

const agent = new Agent({
  keepAlive: true,
  maxSockets: Number.POSITIVE_INFINITY,
  maxFreeSockets: 256,
});

/** Where a request goes on to, and how it is answered when nobody is there. */
export type Forwarding = {
  readonly port: number;
  readonly unreachable: OnUnreachable;
  /** How long the answer may take to begin; null for as long as it takes. One that hangs is as good as gone. */
  readonly firstByteMs: number | null;
};

/** Sends a request on to a port of the loopback and its answer back, both as streams. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { port, unreachable, firstByteMs }: Forwarding,
): void {
  const upstream = httpRequest({
    agent,
    host: '127.0.0.1',
    port,
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: forwardedHeaders(request),
    setHost: false,
  });
  const timer =
    firstByteMs === null
      ? undefined
      : setTimeout(() => upstream.destroy(new Error('no answer')), firstByteMs);
  upstream.on('response', (answer) => {
    clearTimeout(timer);
    passBack(answer, response);
  });
  upstream.on('error', () => {
    clearTimeout(timer);
    if (!response.headersSent) unreachable(response, request.url);
    else response.destroy();
  });
  response.on('close', () => {
    // Who asked has gone: what runs for them behind us may stop.
    clearTimeout(timer);
    if (!response.writableFinished) upstream.destroy();
  });
  passBody(request, upstream);
}

function passBody(request: IncomingMessage, upstream: ReturnType<typeof httpRequest>): void {
  if (!hasBody(request)) {
    upstream.end();
    return;
  }
  request.pipe(upstream);
}

function hasBody(request: IncomingMessage): boolean {
  if (request.headers['transfer-encoding'] !== undefined) return true;
  const length = request.headers['content-length'];
  return length !== undefined && length !== '0';
}

function passBack(answer: IncomingMessage, response: ServerResponse): void {
  if (response.destroyed) {
    answer.destroy();
    return;
  }
  response.writeHead(answer.statusCode ?? 502, answeredHeaders(answer.rawHeaders));
  // An answer that breaks off behind us must break off in front of us too, not look complete.
  answer.on('error', () => response.destroy());
  answer.on('aborted', () => response.destroy());
  answer.pipe(response);
}
