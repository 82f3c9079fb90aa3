import { describe, expect, test, vi } from 'vitest';
import {
  clientWith,
  decision,
  HELD,
  json,
  OUTCOME,
  problem,
  review,
  scriptedFetch,
  silence,
} from './fixtures/scripted-fetch.ts';
import { CountersignError, GateUnavailable, NotAllowed, ReviewPending } from './index.ts';

const html = (status: number) => new Response('<!doctype html>', { status });

describe('the function is never touched', () => {
  const refused = { allowed: false, validUntil: null };
  test.each<[why: string, answer: Parameters<typeof scriptedFetch>[0], error: unknown, code: string]>([
    ['a block', json(decision({ ...refused, effect: 'block' })), NotAllowed, 'not_allowed'],
    ['a review', json(decision(HELD)), ReviewPending, 'review_pending'],
    ['a review that names none', json(decision({ ...HELD, review: null })), NotAllowed, 'not_allowed'],
    ['degrade without a handler', json(decision({ effect: 'degrade' })), NotAllowed, 'not_allowed'],
    ['an unknown effect', json(decision({ effect: 'permit' })), GateUnavailable, 'gate_unavailable'],
    [
      'an effect named like a built-in',
      json(decision({ effect: 'toString' })),
      GateUnavailable,
      'gate_unavailable',
    ],
    ['allowed as the text true', json(decision({ allowed: 'true' })), GateUnavailable, 'gate_unavailable'],
    ['allowed as 1', json(decision({ allowed: 1 })), GateUnavailable, 'gate_unavailable'],
    ['no allowed', json(decision({ allowed: undefined })), GateUnavailable, 'gate_unavailable'],
    [
      'allowed that contradicts block',
      json(decision({ effect: 'block' })),
      GateUnavailable,
      'gate_unavailable',
    ],
    [
      'allowed that contradicts review',
      json(decision({ ...HELD, allowed: true })),
      GateUnavailable,
      'gate_unavailable',
    ],
    ['a dry run nobody asked for', json(decision({ mode: 'dry_run' })), GateUnavailable, 'gate_unavailable'],
    ['no id', json(decision({ id: '' })), GateUnavailable, 'gate_unavailable'],
    ['no revision', json(decision({ revision: null })), GateUnavailable, 'gate_unavailable'],
    ['reasons that are no list', json(decision({ reasons: {} })), GateUnavailable, 'gate_unavailable'],
    ['a review that is a text', json(decision({ review: 'rev_1' })), GateUnavailable, 'gate_unavailable'],
    ['a list', json([decision()]), GateUnavailable, 'gate_unavailable'],
    ['the text true', json(true), GateUnavailable, 'gate_unavailable'],
    ['null', json(null), GateUnavailable, 'gate_unavailable'],
    ['a page', html(200), GateUnavailable, 'gate_unavailable'],
    ['an empty answer', new Response(null, { status: 200 }), GateUnavailable, 'gate_unavailable'],
    ['an allow with the wrong status', json(decision(), 201), GateUnavailable, 'gate_unavailable'],
    ['an allow in an error', json(decision(), 404), GateUnavailable, 'gate_unavailable'],
    [
      'a redirect',
      new Response(null, { status: 307, headers: { location: '/' } }),
      GateUnavailable,
      'gate_unavailable',
    ],
    ['a page of another server', html(404), GateUnavailable, 'gate_unavailable'],
    ['a proxy without a gate', html(502), GateUnavailable, 'gate_unavailable'],
    ['a broken gate', problem('internal', 500), GateUnavailable, 'gate_unavailable'],
    ['a gate that is away', problem('gate_unavailable', 503), GateUnavailable, 'gate_unavailable'],
    ['a limit', problem('rate_limited', 429), GateUnavailable, 'gate_unavailable'],
    ['a network that is down', new TypeError('fetch failed'), GateUnavailable, 'gate_unavailable'],
    ['silence', silence, GateUnavailable, 'gate_unavailable'],
    ['a key that does not count', problem('unauthenticated', 401), CountersignError, 'unauthenticated'],
    ['a request that does not fit', problem('invalid_request', 400), CountersignError, 'invalid_request'],
  ])('after %s', async (_, answer, error, code) => {
    const fn = vi.fn();
    const { fetch } = scriptedFetch(answer);
    const { client } = clientWith(fetch, { timeoutMs: 40 });
    const thrown = await client
      .guard('tool:send', fn)()
      .catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(error);
    expect(thrown).toMatchObject({ code });
    expect(fn).not.toHaveBeenCalled();
  });

  test('on a dry run, though it would be allowed', async () => {
    const fn = vi.fn();
    const { fetch, sent } = scriptedFetch(json(decision({ mode: 'dry_run' })));
    const guarded = clientWith(fetch).client.guard('tool:send', fn, { mode: 'dry_run' });
    await expect(guarded()).rejects.toMatchObject({ name: 'NotAllowed', code: 'dry_run' });
    expect([fn.mock.calls.length, sent.length]).toEqual([0, 1]);
  });

  test('when the context cannot be made', async () => {
    const fn = vi.fn();
    const { fetch, sent } = scriptedFetch(json(decision()));
    const broken = () => {
      throw new Error('no context');
    };
    await expect(clientWith(fetch).client.guard('tool:send', fn, { context: broken })()).rejects.toThrow(
      'no context',
    );
    expect([fn.mock.calls.length, sent.length]).toEqual([0, 0]);
  });

  test('when the arguments changed while it was asked', async () => {
    const fn = vi.fn();
    const order = { amount: 5 };
    const { fetch, sent } = scriptedFetch(
      async () => {
        order.amount = 5000;
        return json(decision());
      },
      json({ ...OUTCOME, status: 'skipped' }, 201),
    );
    const send = clientWith(fetch).client.guard('tool:send', fn, {
      context: (each: typeof order) => ({ ...each }),
    });
    await expect(send(order)).rejects.toMatchObject({ code: 'arguments_changed' });
    expect(fn).not.toHaveBeenCalled();
    expect(sent[1]?.body).toMatchObject({ status: 'skipped' });
  });

  test('when the caller has gone away', async () => {
    const fn = vi.fn();
    const { fetch, sent } = scriptedFetch(json(decision()));
    const { client } = clientWith(fetch);
    const guarded = client.guard('tool:send', fn, {
      signal: AbortSignal.abort(new Error('gone')),
      failOpen: true,
      resourceTier: 'low',
    });
    await expect(guarded()).rejects.toThrow('gone');
    expect([fn.mock.calls.length, sent.length]).toEqual([0, 0]);
  });
});

describe('an allow', () => {
  test.each(['allow', 'settle'])(
    'runs the function once with its arguments after %s and reports it',
    async (effect) => {
      const { fetch, sent } = scriptedFetch(json(decision({ effect })), json(OUTCOME, 201));
      const fn = vi.fn((a: number, b: number) => a + b);
      const add = clientWith(fetch).client.guard('tool:add', fn, {
        context: (a, b) => ({ a, b }),
        resourceTier: 'low',
      });
      await expect(add(2, 3)).resolves.toBe(5);
      expect(fn.mock.calls).toEqual([[2, 3]]);
      expect(sent.map(({ url }) => url)).toEqual([
        'https://countersign.example/api/v1/decisions',
        'https://countersign.example/api/v1/decisions/dec_1/outcome',
      ]);
      expect(sent[0]?.body).toMatchObject({
        action: 'tool:add',
        agentId: 'agent_a',
        context: { a: 2, b: 3 },
      });
      expect(sent[0]?.body).not.toHaveProperty('supports');
      expect(sent[1]?.body).toEqual({ status: 'executed', detail: '' });
    },
  );

  test('goes on being one when a newer gate says more', async () => {
    const { fetch } = scriptedFetch(
      json({ ...decision(), score: { value: 713 }, receipt: 'r' }),
      json(OUTCOME, 201),
    );
    await expect(clientWith(fetch).client.guard('tool:send', () => 'done')()).resolves.toBe('done');
  });

  test('reports a failure by its name alone and throws it as it is', async () => {
    const { fetch, sent } = scriptedFetch(json(decision()), json(OUTCOME, 201));
    const failure = new RangeError('card 4111 is over its limit');
    const guarded = clientWith(fetch).client.guard('tool:send', () => Promise.reject(failure));
    await expect(guarded()).rejects.toBe(failure);
    expect(sent[1]?.body).toEqual({ status: 'failed', detail: 'RangeError' });
  });

  test('keeps the result when the report is lost, and says so', async () => {
    const { fetch } = scriptedFetch(json(decision()), new TypeError('fetch failed'));
    const { client, warnings } = clientWith(fetch, { timeoutMs: 40 });
    await expect(client.guard('tool:send', () => 'done')()).resolves.toBe('done');
    expect(warnings).toEqual([expect.stringContaining('dec_1 (executed) was not recorded')]);
  });

  test('under narrower controls runs the handler and not the function', async () => {
    const { fetch, sent } = scriptedFetch(json(decision({ effect: 'degrade' })), json(OUTCOME, 201));
    const fn = vi.fn();
    const guarded = clientWith(fetch).client.guard('tool:send', fn, { onDegrade: ({ effect }) => effect });
    await expect(guarded()).resolves.toBe('degrade');
    expect(fn).not.toHaveBeenCalled();
    expect(sent[0]?.body).toMatchObject({ supports: ['degrade'] });
  });
});

describe('a held action', () => {
  const waiting = (...steps: Parameters<typeof scriptedFetch>) => {
    const fn = vi.fn(() => 'sent');
    const { fetch, sent } = scriptedFetch(json(decision(HELD)), ...steps);
    const onHeld = vi.fn();
    const guarded = clientWith(fetch).client.guard('tool:send', fn, { onReview: 'wait', onHeld });
    return { fn, sent, guarded, onHeld };
  };

  test('goes on once after its approval, asking again with the review, its revision and a key of its own', async () => {
    const { fn, sent, guarded, onHeld } = waiting(
      json(review({ status: 'approved' })),
      json(decision({ id: 'dec_2' })),
      json(OUTCOME, 201),
    );
    await expect(guarded()).resolves.toBe('sent');
    expect(fn).toHaveBeenCalledTimes(1);
    expect(onHeld).toHaveBeenCalledTimes(1);
    expect(sent[1]?.url).toBe('https://countersign.example/api/v1/reviews/rev_1?wait=25');
    const [first, again] = [sent[0]?.body, sent[2]?.body];
    expect(again).toMatchObject({ reviewId: 'rev_1', minRevision: 7, action: 'tool:send' });
    expect(again?.idempotencyKey).toBe(`${String(first?.idempotencyKey)}:rev_1`);
  });

  test.each([
    ['denied', 'review_denied', 'A person denied it. Wrong month.', 'Wrong month.'],
    ['steered', 'review_steered', 'A person asks for something else. Wrong month.', 'Wrong month.'],
    ['recalled', 'review_recalled', 'The approval was recalled. Wrong month.', 'Wrong month.'],
    ['expired', 'review_expired', 'Nobody answered in time.', ''],
  ])('is refused when the review is %s, with what the person wrote', async (status, code, message, text) => {
    const { fn, sent, guarded } = waiting(json(review({ status, text })));
    await expect(guarded()).rejects.toMatchObject({ name: 'NotAllowed', code, message, instruction: text });
    expect([fn.mock.calls.length, sent.length]).toEqual([0, 2]);
  });

  test('is refused when its approval was used by another call', async () => {
    const { fn, guarded } = waiting(json(review({ status: 'approved', isUsed: true })));
    await expect(guarded()).rejects.toMatchObject({ code: 'review_used' });
    expect(fn).not.toHaveBeenCalled();
  });

  test('is asked about once more only: a second hold is thrown', async () => {
    const second = { ...HELD, review: { ...HELD.review, id: 'rev_2' } };
    const { fn, guarded } = waiting(json(review({ status: 'approved' })), json(decision(second)));
    await expect(guarded()).rejects.toMatchObject({ code: 'review_pending', review: { id: 'rev_2' } });
    expect(fn).not.toHaveBeenCalled();
  });
});
