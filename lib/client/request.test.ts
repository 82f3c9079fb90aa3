import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { proveWith } from '#lib/client/proof.ts';
import { makeQueryClient, mayRetry } from '#lib/client/query-client.ts';
import { request, requestUrl } from '#lib/client/request.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing } from '#lib/contracts/shared-schemas.ts';

const contract = defineContract({
  name: 'renameAgent',
  method: 'POST',
  path: '/agents/{agentKey}/name',
  tag: 'agents',
  summary: 'Rename.',
  permission: 'agent:write',
  params: z.strictObject({ agentKey: z.string() }),
  query: nothing,
  body: z.strictObject({ name: z.string() }),
  answer: z.strictObject({ name: z.string() }),
  status: 200,
  problems: [],
});

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.fn(async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status, headers }));

const rename = () =>
  request(contract, { params: { agentKey: 'a' }, body: { name: 'B' }, ifMatch: '3', idempotencyKey: 'k' });

afterEach(() => vi.unstubAllGlobals());

describe('a request that is refused for want of proof', () => {
  const refused = () => Response.json({ code: 'step_up_required', title: 'T', detail: 'D' }, { status: 403 });
  const serve = (...answers: readonly (() => Response)[]) => {
    const left = [...answers];
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => left.shift()?.() ?? Response.error());
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };

  it('is sent again once the person has proven that it is them, the same as before', async () => {
    const fetched = serve(refused, () => Response.json({ name: 'B' }));
    const end = proveWith(async () => true);
    expect(await rename()).toEqual({ name: 'B' });
    expect(fetched.mock.calls[1]).toEqual(fetched.mock.calls[0]);
    end();
  });

  it('is sent again exactly once', async () => {
    const fetched = serve(refused, refused, refused);
    const end = proveWith(async () => true);
    await expect(rename()).rejects.toMatchObject({ code: 'step_up_required' });
    expect(fetched).toHaveBeenCalledTimes(2);
    end();
  });

  it('is not sent again where they would rather not, or nobody can ask them', async () => {
    const fetched = serve(refused, refused);
    const end = proveWith(async () => false);
    await expect(rename()).rejects.toMatchObject({ code: 'step_up_required' });
    end();
    await expect(rename()).rejects.toMatchObject({ code: 'step_up_required' });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('alone asks: no other refusal does', async () => {
    const fetched = serve(() => Response.json({ code: 'forbidden' }, { status: 403 }));
    const asked = vi.fn(async () => true);
    const end = proveWith(asked);
    await expect(rename()).rejects.toMatchObject({ code: 'forbidden' });
    expect([fetched.mock.calls.length, asked.mock.calls.length]).toEqual([1, 0]);
    end();
  });
});

describe('request', () => {
  it('escapes path parameters and leaves empty query fields out', () => {
    expect(requestUrl('/actions/{name}', { name: 'tool:a/b' }, { limit: 5, cursor: undefined, q: '' })).toBe(
      '/api/v1/actions/tool%3Aa%2Fb?limit=5',
    );
    expect(() => requestUrl('/actions/{name}', {}, {})).toThrow('needs name');
  });

  it('sends body, If-Match and idempotency key and answers the body', async () => {
    const fetched = answer(200, { name: 'B' });
    vi.stubGlobal('fetch', fetched);
    expect(await rename()).toEqual({ name: 'B' });
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe('/api/v1/agents/a/name');
    expect(init).toMatchObject({ method: 'POST', body: '{"name":"B"}' });
    expect(init?.headers).toMatchObject({ 'if-match': '"3"', 'idempotency-key': 'k' });
  });

  it('raises the problem with its faults and request id', async () => {
    const errors = [{ path: 'name', message: 'must not be empty' }];
    vi.stubGlobal(
      'fetch',
      answer(400, { code: 'invalid_request', title: 'T', detail: 'D', requestId: 'req_1', errors }),
    );
    const problem = await rename().catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(RequestProblem);
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid_request',
      title: 'T',
      detail: 'D',
      requestId: 'req_1',
      errors,
    });
    expect(mayRetry(problem)).toBe(false);
  });

  it('makes a problem of an answer that is not JSON', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' })),
    );
    const problem = await rename().catch((error: unknown) => error);
    expect(problem).toMatchObject({ status: 502, code: 'http_502', title: 'Bad Gateway', errors: [] });
    expect(mayRetry(problem)).toBe(true);
  });

  it('makes a problem of no answer at all, and lets an aborted request end as aborted', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new TypeError('fetch failed'))),
    );
    expect(await rename().catch((error: unknown) => error)).toMatchObject({ status: 0, code: 'unreachable' });
    const aborted = AbortSignal.abort(new Error('left'));
    const ended = request(contract, { params: { agentKey: 'a' }, body: { name: 'B' }, signal: aborted });
    expect(await ended.catch((error: unknown) => error)).toBeInstanceOf(TypeError);
  });
});

describe('the cache', () => {
  it('lets no read and no write wait for the browser to be online', () => {
    const { queries, mutations } = makeQueryClient().getDefaultOptions();
    expect([queries?.networkMode, mutations?.networkMode, mutations?.retry]).toEqual([
      'always',
      'always',
      false,
    ]);
  });

  it('says that the session has ended when a read is answered with 401', async () => {
    const ended = vi.fn();
    vi.stubGlobal('fetch', answer(401, { code: 'session_ended', title: 'The session has ended' }));
    const cache = makeQueryClient(ended);
    await cache.fetchQuery({ queryKey: ['x'], queryFn: rename }).catch(() => null);
    expect(ended).toHaveBeenCalledOnce();
  });
});
