import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeyCheck } from '#gate/authenticate.ts';
import { createGateServer } from '#gate/server.ts';
import { DecisionAnswer } from '#lib/contracts/decisions.ts';
import { ReviewResource } from '#lib/contracts/reviews.ts';
import type { Gate } from '#lib/gate/gate.ts';
import { replayDecision } from '#lib/operations/decisions/replay-decision.ts';
import { read } from '#lib/store/transaction.ts';
import { endReview, openReadyGate } from '#lib/testing/gates.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
let workspace: SeededWorkspace;
let gate: Gate;
let server: Server;
let base: string;
let port: number;
let keys: { live: string; test: string; read: string; bound: string; expired: string };

beforeAll(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  const other = await seedAgent(workspace, { key: 'agent_other' });
  await seedActivePact(workspace);
  const expiresAt = new Date(Date.now() + 150).toISOString();
  const text = async (wish: Parameters<typeof seedKey>[1]) => (await seedKey(workspace, wish)).text;
  keys = {
    live: await text({}),
    test: await text({ env: 'test' }),
    read: await text({ scopes: ['read'] }),
    bound: await text({ agentId: other.id }),
    expired: await text({ expiresAt }),
  };
  gate = await openReadyGate();
  server = createGateServer({ gate, keys: new KeyCheck(gate), productUrl: 'https://trust.example.com' });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  base = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await gate.close();
});

const ASK = { agentId: 'agent_pay', action: 'tool:wire-transfer', context: { amount: 1 } };

type Sent = { readonly key?: string | null; readonly method?: string; readonly type?: string };

async function send(path: string, body: unknown, sent: Sent = {}) {
  const { key = keys.live, method = 'POST', type = 'application/json' } = sent;
  const headers = {
    ...(type && { 'content-type': type }),
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: text }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('POST /decisions', () => {
  test('200: answers what the contract says, with the revision it was made under', async () => {
    const { status, headers, body } = await send('/decisions', ASK);
    expect(status).toBe(200);
    expect(DecisionAnswer.parse(body)).toMatchObject({ allowed: true, effect: 'allow' });
    expect(headers.get('countersign-revision')).toBe(String(body.revision));
    expect(headers.get('countersign-request')).toMatch(/^req_/);
  });

  test('200: a held answer says where people find its review, and can be made again from its record', async () => {
    const { body } = await send('/decisions', { ...ASK, context: { amount: 9000 } });
    expect(DecisionAnswer.parse(body).review?.url).toBe(
      `https://trust.example.com/reviews/${body.review.id}`,
    );
    const replay = await replayDecision(workspace.scope, { params: { decisionId: body.id } });
    expect(replay).toMatchObject({ isSame: true, differences: [] });
  });

  test('200: a key that speaks for another agent is blocked, and that is on record', async () => {
    const { body } = await send('/decisions', ASK, { key: keys.bound });
    expect(body).toMatchObject({ effect: 'block', reasons: [{ kind: 'identity' }] });
    expect(await read(workspace.scope, ({ db }) => db.decision.count({ where: { id: body.id } }))).toBe(1);
  });

  test.each([
    ['an unknown field', { ...ASK, amount: 1 }, 'invalid_request', 'amount'],
    ['a wrong type', { ...ASK, resource: { type: 'a', id: 5 } }, 'invalid_request', 'resource.id'],
    ['an action that is none', { ...ASK, action: 'wire' }, 'invalid_request', 'action'],
    [
      'a context above 10 KiB',
      { ...ASK, context: { text: 'x'.repeat(11_000) } },
      'invalid_request',
      'context',
    ],
    [
      'a key with a control character',
      { ...ASK, idempotencyKey: 'a\u0001b' },
      'invalid_request',
      'idempotencyKey',
    ],
    ['a lone surrogate', '{"agentId":"\\ud800"}', 'invalid_json', 'agentId'],
    ['a null character', { ...ASK, reviewId: 'rev\u0000' }, 'invalid_json', 'reviewId'],
    ['a number no double holds', '{"context":{"amount":9007199254740993}}', 'invalid_json', 'context.amount'],
    ['a name that stands twice', '{"agentId":"a","agentId":"b"}', 'invalid_json', 'agentId'],
    ['nesting deeper than 32', `{"context":${'['.repeat(40)}${']'.repeat(40)}}`, 'invalid_json', 'context'],
  ])('400: %s is refused by its path', async (_what, given, code, path) => {
    const { status, body } = await send('/decisions', given);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.errors[0].path).toContain(path);
  });

  test.each([
    ['no key', null],
    ['a key that is none', 'csk_live_x'],
    ['a session’s token', 'eyJhbGciOi'],
  ])('401: %s, with WWW-Authenticate', async (_what, key) => {
    const { status, headers, body } = await send('/decisions', ASK, { key });
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });

  test('401: a key with another secret and a right checksum', async () => {
    const { composeApiKey, newKeySecret } = await import('#lib/platform/api-key-text.ts');
    const id = keys.live.split('_')[2] ?? '';
    const forged = composeApiKey('live', `key_${id}`, newKeySecret());
    expect((await send('/decisions', ASK, { key: forged })).status).toBe(401);
  });

  test('401: a key that has expired', async () => {
    let status = 200;
    while (status === 200) status = (await send('/decisions', ASK, { key: keys.expired })).status;
    expect(status).toBe(401);
  });

  test('200: a review name that no review can have is an unknown review', async () => {
    const { status, body } = await send('/decisions', {
      ...ASK,
      context: { amount: 9000 },
      reviewId: 'rev none',
    });
    expect([status, body.effect, body.review]).toEqual([200, 'review', null]);
    expect((await send('/reviews/rev%00?wait=0', '', { method: 'GET' })).status).toBe(404);
  });

  test('403: a key without the scope, and a test key that wants to enforce', async () => {
    expect((await send('/decisions', ASK, { key: keys.read })).body.code).toBe('forbidden');
    expect((await send('/decisions', ASK, { key: keys.test })).body.code).toBe('test_key_enforces');
    const dry = await send('/decisions', { ...ASK, mode: 'dry_run' }, { key: keys.test });
    expect([dry.status, dry.body.mode]).toEqual([200, 'dry_run']);
  });

  test('404, 405, 413 and 415', async () => {
    expect((await send('/nothing', ASK)).status).toBe(404);
    expect((await send('/decisions', ASK, { method: 'PUT' })).body.code).toBe('method_not_allowed');
    expect((await send('/decisions', JSON.stringify({ x: 'x'.repeat(70_000) }))).status).toBe(413);
    expect((await send('/decisions', JSON.stringify(ASK), { type: 'text/plain' })).status).toBe(415);
  });
});

describe('POST /decisions/batch', () => {
  const [yes, no] = [ASK, { ...ASK, context: { amount: 9000 } }];
  test.each([
    ['execute_all', [yes, no, yes], [true, false, true]],
    ['deny_on_first_deny', [yes, no, yes], [true, false]],
    ['permit_on_first_permit', [no, yes, yes], [false, true]],
  ])('200: %s answers what was decided, in order', async (semantics, requests, allowed) => {
    const { status, body } = await send('/decisions/batch', { requests, semantics });
    expect(status).toBe(200);
    expect(body.decisions.map((decision: { allowed: boolean }) => decision.allowed)).toEqual(allowed);
  });

  test('400: more than 100', async () => {
    expect((await send('/decisions/batch', { requests: Array(101).fill(ASK) })).status).toBe(400);
  });
});

describe('POST /decisions/{id}/outcome', () => {
  test('201: the first outcome stays; the same again answers it', async () => {
    const { body } = await send('/decisions', ASK);
    const path = `/decisions/${body.id}/outcome`;
    const failed = await send(path, { status: 'failed', detail: 'The bank was closed.' });
    expect([failed.status, failed.body.status]).toEqual([201, 'failed']);
    const done = await send(path, { status: 'executed' });
    expect((await send(path, { status: 'executed' })).body).toEqual(done.body);
    expect((await send(path, { status: 'skipped' })).body.code).toBe('outcome_refused');
  });

  test('409: what was not allowed, and what was a dry run, has no outcome', async () => {
    const held = await send('/decisions', { ...ASK, context: { amount: 9000 } });
    const dry = await send('/decisions', { ...ASK, mode: 'dry_run' });
    for (const { body } of [held, dry]) {
      const refused = await send(`/decisions/${body.id}/outcome`, { status: 'executed' });
      expect([refused.status, refused.body.code]).toEqual([409, 'outcome_refused']);
    }
  });

  test('404: a decision there is not, and one of an agent the key does not speak for', async () => {
    expect((await send('/decisions/dec_x/outcome', { status: 'executed' })).status).toBe(404);
    const { body } = await send('/decisions', ASK);
    const others = await send(`/decisions/${body.id}/outcome`, { status: 'executed' }, { key: keys.bound });
    expect(others.status).toBe(404);
  });
});

describe('GET /reviews/{id}?wait=', () => {
  test('200: answers when the review ends, not when the time is over', async () => {
    const { body } = await send('/decisions', { ...ASK, context: { amount: 9999 } });
    const waiting = send(`/reviews/${body.review.id}?wait=25`, '', { method: 'GET' });
    await endReview(workspace, body.review.id, 'approved');
    const { status, body: review } = await waiting;
    expect([status, ReviewResource.parse(review).status]).toEqual([200, 'approved']);
    const again = { ...ASK, context: { amount: 9999 }, reviewId: review.id, minRevision: review.revision };
    expect((await send('/decisions', again)).body.allowed).toBe(true);
  });

  test('404: to a key that speaks for another agent', async () => {
    const { body } = await send('/decisions', { ...ASK, context: { amount: 9998 } });
    const path = `/reviews/${body.review.id}?wait=0`;
    expect((await send(path, '', { method: 'GET', key: keys.bound })).status).toBe(404);
    expect((await send(path, '', { method: 'GET' })).status).toBe(200);
  });

  test('400: longer than 25 seconds', async () => {
    expect((await send('/reviews/rev_x?wait=26', '', { method: 'GET' })).status).toBe(400);
  });
});

describe('the server', () => {
  test('says that it lives, that it is ready and what it counts, without a key', async () => {
    const [live, ready, metrics] = await Promise.all(
      ['/livez', '/readyz', '/metrics'].map((path) => fetch(base + path)),
    );
    expect([live?.status, ready?.status]).toEqual([200, 200]);
    expect(await metrics?.text()).toContain('countersign_gate_answered_without_record 0');
  });

  test('ends a connection that sends its headers too slowly', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /api/v1/decisions HTTP/1.1\r\nhost: x\r\n');
    const [bytes] = await once(socket, 'data');
    expect(String(bytes)).toContain('408');
    socket.destroy();
  });

  test('sees a revoked key at once after its revocation', async () => {
    const { text, key } = await seedKey(workspace);
    expect((await send('/decisions', ASK, { key: text })).status).toBe(200);
    const { revokeKey } = await import('#lib/operations/keys/revoke-key.ts');
    await revokeKey(workspace.scope, { params: { keyId: key.id } });
    expect((await send('/decisions', ASK, { key: text })).status).toBe(401);
  });
});
