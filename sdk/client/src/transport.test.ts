import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ContractGate } from '../../../lib/testing/contract-gate.ts';
import { clientWith, decision, json, scriptedFetch, silence } from './fixtures/scripted-fetch.ts';
import { Countersign, CountersignError, GateUnavailable } from './index.ts';

const away = new TypeError('fetch failed');
const busy = (after?: string) =>
  json({ code: 'queue_full' }, 503, after === undefined ? {} : { 'retry-after': after });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The call's end, with all the time it wants. */
async function settled<T>(promise: Promise<T>): Promise<T | unknown> {
  const end = promise.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return end;
}

describe('retries', () => {
  test.each([
    ['the network', away],
    ['503', busy()],
    ['429', json({ code: 'rate_limited' }, 429)],
  ])('two at most after %s, all under one idempotency key', async (_, failure) => {
    const { fetch, sent } = scriptedFetch(failure);
    const request = { action: 'tool:send' };
    expect(await settled(clientWith(fetch).client.policy.evaluate(request))).toBeInstanceOf(GateUnavailable);
    const keys = sent.map(({ body }) => body?.idempotencyKey);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('are answered by the first decision', async () => {
    const { fetch, sent } = scriptedFetch(away, busy(), json(decision()));
    const answer = await settled(clientWith(fetch).client.policy.evaluate({ action: 'tool:send' }));
    expect(answer).toMatchObject({ id: 'dec_1' });
    expect(sent).toHaveLength(3);
  });

  test('keep the key that the caller gave, and two calls never share one', async () => {
    const { fetch, sent } = scriptedFetch(json(decision()));
    const { policy } = clientWith(fetch).client;
    await policy.evaluate({ action: 'tool:send', idempotencyKey: 'order-7' });
    await policy.evaluate({ action: 'tool:send' });
    await policy.evaluate({ action: 'tool:send' });
    const keys = sent.map(({ body }) => body?.idempotencyKey);
    expect(keys[0]).toBe('order-7');
    expect(new Set(keys).size).toBe(3);
  });

  test.each([
    ['an answer that cannot be read', json({ allowed: true })],
    ['a broken gate', json({ code: 'internal' }, 500)],
    ['a problem of the request', json({ code: 'invalid_request' }, 400)],
  ])('do not follow %s', async (_, answer) => {
    const { fetch, sent } = scriptedFetch(answer);
    expect(await settled(clientWith(fetch).client.policy.evaluate({ action: 'tool:send' }))).toBeInstanceOf(
      CountersignError,
    );
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['1', 2, 1000],
    [new Date(Date.UTC(2026, 0, 1, 0, 0, 1)).toUTCString(), 2, 1000],
    ['2', 1, 0],
    ['3600', 1, 0],
  ])('honour Retry-After %s within the deadline', async (after, asked, waitedMs) => {
    vi.setSystemTime(Date.UTC(2026, 0, 1));
    const { fetch, sent } = scriptedFetch(busy(after), json(decision()));
    const started = Date.now();
    const times: number[] = [];
    const timed: typeof fetch = (input, init) => {
      times.push(Date.now() - started);
      return fetch(input, init);
    };
    await settled(clientWith(timed).client.policy.evaluate({ action: 'tool:send' }));
    expect(sent).toHaveLength(asked);
    expect(times.at(-1)).toBe(waitedMs);
  });
});

describe('the deadline', () => {
  test.each([
    ['a fetch that honours its signal', silence],
    ['a fetch that does not', () => new Promise<Response>(() => {})],
  ])('ends %s after two seconds', async (_, step) => {
    const { fetch } = scriptedFetch(step);
    const end = clientWith(fetch)
      .client.policy.evaluate({ action: 'tool:send' })
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1999);
    const pending = Symbol('pending');
    expect(await Promise.race([end, Promise.resolve(pending)])).toBe(pending);
    await vi.advanceTimersByTimeAsync(1);
    expect(await end).toMatchObject({ name: 'GateUnavailable', reason: 'timeout' });
  });

  test('covers a body that never ends', async () => {
    const endless = new Response(
      new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) }),
    );
    const { fetch } = scriptedFetch(async () => endless);
    const end = await settled(clientWith(fetch).client.policy.evaluate({ action: 'tool:send' }));
    expect(end).toMatchObject({ reason: 'timeout' });
  });

  test('leaves no timer behind', async () => {
    const { fetch } = scriptedFetch(json(decision()));
    await clientWith(fetch).client.policy.evaluate({ action: 'tool:send' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

test.each([
  ['while the gate is silent', silence],
  ['between two attempts', away],
])('an abort %s ends the call with the caller’s own reason', async (_, step) => {
  const { fetch, sent } = scriptedFetch(step);
  const controller = new AbortController();
  const request = { action: 'tool:send' };
  const end = clientWith(fetch)
    .client.policy.evaluate(request, { signal: controller.signal })
    .catch((e: unknown) => e);
  await vi.advanceTimersByTimeAsync(0);
  const reason = new Error('no longer wanted');
  controller.abort(reason);
  expect(await end).toBe(reason);
  expect(sent).toHaveLength(1);
});

test('the key goes to the gate alone and is in no error', async () => {
  const { fetch, sent } = scriptedFetch(new TypeError('fetch failed'));
  const error = await settled(
    clientWith(fetch, { apiKey: 'csk_live_secret' }).client.policy.evaluate({ action: 'a:b' }),
  );
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer csk_live_secret');
  expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('csk_live_secret');
});

test('no redirect is followed: it could carry the key, or the answer, elsewhere', async () => {
  vi.useRealTimers();
  const elsewhere = await new ContractGate(() => ({ effect: 'allow' })).start();
  const front = createServer((_, response) => {
    response.writeHead(307, { location: `${elsewhere.url}/api/v1/decisions` }).end();
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const baseUrl = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const client = new Countersign({ apiKey: 'csk_test', baseUrl, agentId: 'agent_a' });
  await expect(client.policy.evaluate({ action: 'a:b' })).rejects.toMatchObject({ reason: 'unreadable' });
  expect(elsewhere.asked).toEqual([]);
  front.close();
  await elsewhere.stop();
});

test('a problem keeps its code, status, request id and faults', async () => {
  const errors = [{ path: 'context.amount', message: 'must be a number' }];
  const { fetch } = scriptedFetch(
    json({ code: 'invalid_request', detail: 'Not so.', requestId: 'req_1', errors }, 400),
  );
  const error = await settled(clientWith(fetch).client.policy.evaluate({ action: 'tool:send' }));
  expect(error).toMatchObject({ code: 'invalid_request', status: 400, requestId: 'req_1', faults: errors });
  expect(String(error)).toContain('Not so. context.amount: must be a number.');
});

describe('a batch', () => {
  const ask = (value: unknown, semantics?: 'deny_on_first_deny') => {
    const { fetch, sent } = scriptedFetch(json(value));
    const requests = [{ action: 'tool:a' }, { action: 'tool:b' }];
    return { sent, end: settled(clientWith(fetch).client.policy.evaluateBatch(requests, { semantics })) };
  };

  test('answers in order, each request under its own key', async () => {
    const { sent, end } = ask({ decisions: [decision(), decision({ id: 'dec_2' })] });
    expect(await end).toMatchObject([{ id: 'dec_1' }, { id: 'dec_2' }]);
    const keys = JSON.stringify(sent[0]?.body).match(/"idempotencyKey":"[^"]+"/g);
    expect(new Set(keys).size).toBe(2);
  });

  test.each([
    ['too few', [decision()]],
    ['too many', [decision(), decision(), decision()]],
    ['one that cannot be read', [decision(), { allowed: true }]],
    ['a dry run nobody asked for', [decision(), decision({ mode: 'dry_run' })]],
    ['none', []],
  ])('with %s is no answer', async (_, decisions) => {
    expect(await ask({ decisions }).end).toMatchObject({ reason: 'unreadable' });
  });

  test('that stops early may answer with fewer', async () => {
    expect(await ask({ decisions: [decision()] }, 'deny_on_first_deny').end).toHaveLength(1);
  });
});

describe('configuration', () => {
  test('comes from the environment when nothing is passed', async () => {
    vi.stubEnv('COUNTERSIGN_API_KEY', 'csk_env');
    vi.stubEnv('COUNTERSIGN_URL', 'https://gate.example/base/');
    vi.stubEnv('COUNTERSIGN_AGENT', 'agent_env');
    const { fetch, sent } = scriptedFetch(json(decision()));
    await new Countersign({ fetch }).policy.evaluate({ action: 'tool:send' });
    expect(sent[0]?.url).toBe('https://gate.example/base/api/v1/decisions');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer csk_env');
    expect(sent[0]?.body).toMatchObject({ agentId: 'agent_env' });
  });

  test.each([
    ['a key', { baseUrl: 'https://gate.example' }],
    ['an address', { apiKey: 'csk' }],
    ['a web address', { apiKey: 'csk', baseUrl: 'gate.example' }],
    ['an address without a password', { apiKey: 'csk', baseUrl: 'https://me:secret@gate.example' }],
    ['a deadline above 0', { apiKey: 'csk', baseUrl: 'https://gate.example', timeoutMs: 0 }],
  ])('without %s is refused at once', (_, options) => {
    for (const name of ['API_KEY', 'URL']) vi.stubEnv(`COUNTERSIGN_${name}`, '');
    expect(() => new Countersign(options)).toThrow(CountersignError);
  });

  test('without an agent is refused before anything is sent', async () => {
    vi.stubEnv('COUNTERSIGN_AGENT', '');
    const { fetch, sent } = scriptedFetch(json(decision()));
    const client = new Countersign({ apiKey: 'csk', baseUrl: 'https://gate.example', fetch });
    await expect(client.policy.evaluate({ action: 'tool:send' })).rejects.toThrow(/which agent asks/);
    expect(sent).toEqual([]);
  });
});
