import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type FrontDoor, openFrontDoor } from '#supervisor/front-door/front-door.ts';

type Seen = {
  readonly name: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

const servers: Server[] = [];
const doors: FrontDoor[] = [];

afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close(0)));
  await Promise.all(servers.splice(0).map(closeServer));
});

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address && typeof address === 'object' ? address.port : 0;
}

/** A server behind the door that answers with what it saw. */
async function behind(name: string, seen: Seen[] = []): Promise<number> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const entry = { name, url: request.url ?? '', headers: request.headers, body };
    seen.push(entry);
    response.setHeader('x-answered-by', name);
    response.end(JSON.stringify(entry));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server);
}

async function open(
  gatePorts: readonly number[],
  consolePort: number | null,
  gateFirstByteMs?: number,
): Promise<string> {
  const to = { gatePorts: () => gatePorts, consolePort: () => consolePort };
  const door = await openFrontDoor(0, to, gateFirstByteMs);
  doors.push(door);
  return `http://127.0.0.1:${door.port}`;
}

describe('the front door', () => {
  test('sends decisions to a gate and everything else to the console, bodies whole', async () => {
    const door = await open([await behind('gate')], await behind('console'));
    const body = JSON.stringify({ text: 'ü'.repeat(100_000) });
    const decision: Seen = await (await fetch(`${door}/api/v1/decisions`, { method: 'POST', body })).json();
    expect(decision).toMatchObject({ name: 'gate', url: '/api/v1/decisions', body });
    const page: Seen = await (await fetch(`${door}/agents?tier=high`)).json();
    expect(page).toMatchObject({ name: 'console', url: '/agents?tier=high' });
  });

  test('asks several gates in turn', async () => {
    const door = await open([await behind('one'), await behind('two')], null);
    const names: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      const answer: Seen = await (
        await fetch(`${door}/api/v1/decisions`, { method: 'POST', body: '{}' })
      ).json();
      names.push(answer.name);
    }
    expect(names.sort()).toEqual(['one', 'one', 'two', 'two']);
  });

  test('takes away what a caller claims about its way and says it itself', async () => {
    const door = await open([], await behind('console'));
    const claims = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example.com',
      'x-forwarded-port': '1',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
    };
    const { headers }: Seen = await (await fetch(door, { headers: { ...claims, 'x-mine': 'kept' } })).json();
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(door).host,
      'x-mine': 'kept',
    });
    for (const name of ['x-forwarded-port', 'x-real-ip', 'forwarded'])
      expect(headers).not.toHaveProperty(name);
  });

  test('does not pass on headers of the connection, nor those the connection names', async () => {
    const door = new URL(await open([], await behind('console')));
    const answer = await rawExchange(
      Number(door.port),
      'GET / HTTP/1.1\r\nHost: x\r\nTE: trailers\r\nX-Hop: 1\r\nConnection: close, X-Hop\r\n\r\n',
    );
    expect(answer).not.toContain('x-hop');
    expect(answer).not.toContain('"te"');
  });

  test('keeps a chunked body one request, whatever its bytes look like', async () => {
    const seen: Seen[] = [];
    const door = new URL(await open([], await behind('console', seen)));
    const hidden = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
    const chunk = `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;
    const head = 'GET /seen HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
    await rawExchange(Number(door.port), head + chunk);
    expect(seen.map(({ url, body }) => ({ url, body }))).toEqual([{ url: '/seen', body: hidden }]);
  });

  test('answers 503 gate_unavailable with Retry-After when no gate is up', async () => {
    const door = await open([], await behind('console'));
    const answer = await fetch(`${door}/api/v1/decisions`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await answer.json()).toMatchObject({ code: 'gate_unavailable', status: 503 });
  });

  test('answers 503 gate_unavailable when the gate it asks has just died', async () => {
    const port = await behind('gate');
    await Promise.all(servers.splice(0).map(closeServer));
    const door = await open([port], null);
    const answer = await fetch(`${door}/api/v1/decisions`, { method: 'POST', body: '{}' });
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'gate_unavailable']);
  });

  test('answers 503 gate_unavailable when the gate it asks hangs without dying', async () => {
    const hanging = createServer(() => undefined);
    servers.push(hanging);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const door = await open([portOf(hanging)], null, 20);
    const answer = await fetch(`${door}/api/v1/decisions`, { method: 'POST', body: '{}' });
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'gate_unavailable']);
  });

  test('tells a browser that comes too early to come again, and an API caller in JSON', async () => {
    const door = await open([], null);
    const page = await fetch(door);
    expect([page.status, page.headers.get('refresh')]).toEqual([503, '2']);
    const api = await fetch(`${door}/api/v1/agents`);
    expect([api.status, api.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  });

  test('breaks off an answer that broke off behind it', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const door = await open([], portOf(server));
    await expect(fetch(door).then((answer) => answer.text())).rejects.toThrow();
  });

  test('tells what runs behind it when the caller has gone', async () => {
    const gone = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const server = createServer((request) => {
      request.on('close', () => gone.resolve());
      arrived.resolve();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const door = await open([portOf(server)], null);
    const asking = httpRequest(`${door}/api/v1/reviews/rev_1?wait=25`);
    asking.on('error', () => undefined);
    asking.end();
    await arrived.promise;
    asking.destroy();
    await expect(gone.promise).resolves.toBeUndefined();
  });

  test('passes WebSockets through to the console, both ways', async () => {
    const server = createServer();
    server.on('upgrade', (request, socket) => {
      const from = request.headers['x-forwarded-for'];
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nfrom ${from};`,
      );
      socket.once('data', (data) => socket.end(`echo ${data}`));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const door = new URL(await open([], portOf(server)));
    const head =
      'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n';
    const answer = await rawExchange(Number(door.port), head, 'ping');
    expect(answer).toContain('101 Switching Protocols');
    expect(answer).toContain('from 127.0.0.1;');
    expect(answer).toContain('echo ping');
  });

  test('closes in time although a WebSocket is open', async () => {
    const server = createServer();
    server.on('upgrade', (_request, socket) => {
      socket.resume().on('end', () => socket.end());
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const door = await openFrontDoor(0, { gatePorts: () => [], consolePort: () => portOf(server) });
    const socket = connect(door.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    await expect(door.close(10)).resolves.toBeUndefined();
  });

  test('says which port is taken and what to do', async () => {
    const taken = await openFrontDoor(0, { gatePorts: () => [], consolePort: () => null });
    doors.push(taken);
    await expect(openFrontDoor(taken.port, { gatePorts: () => [], consolePort: () => null })).rejects.toThrow(
      `Port ${taken.port} is in use by another program.`,
    );
  });
});

/** Writes bytes to the port, and more once something came back; answers with everything that came until the end. */
function rawExchange(port: number, first: string, second?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(first));
    socket.setEncoding('utf8');
    socket.once('data', () => {
      if (second !== undefined) socket.write(second);
    });
    socket.on('data', (data: string) => {
      text += data;
    });
    socket.on('end', () => {
      socket.end();
      resolve(text);
    });
    socket.on('error', reject);
  });
}
