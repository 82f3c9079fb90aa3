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
import { CountersignError, GateUnavailable } from './index.ts';

describe('failing open', () => {
  const open = { failOpen: true, resourceTier: 'low' } as const;
  const away = new TypeError('fetch failed');

  test.each([undefined, 'high', 'critical'] as const)('is refused when the tier is %s', (resourceTier) => {
    const { client } = clientWith(scriptedFetch(away).fetch);
    expect(() => client.guard('tool:send', () => 1, { failOpen: true, resourceTier })).toThrow(
      /cannot fail open/,
    );
  });

  test.each([
    ['the network is down', away],
    ['nothing answers', silence],
    ['the gate is away', problem('gate_unavailable', 503)],
  ])('runs loudly when %s', async (_, step) => {
    const { client, warnings } = clientWith(scriptedFetch(step).fetch, { timeoutMs: 40 });
    await expect(client.guard('tool:send', () => 'done', open)()).resolves.toBe('done');
    expect(warnings).toEqual([
      expect.stringContaining('is set to fail open'),
      expect.stringContaining('FAILING OPEN: tool:send'),
    ]);
  });

  test.each([
    ['an answer cannot be read', json(decision({ allowed: 'yes' }))],
    ['the agent asks too often', problem('rate_limited', 429)],
    ['the agent fills the queue', problem('queue_full', 503)],
    ['the key does not count', problem('unauthenticated', 401)],
    ['the answer is a block', json(decision({ allowed: false, effect: 'block' }))],
  ])('does not happen when %s', async (_, step) => {
    const fn = vi.fn();
    const { client } = clientWith(scriptedFetch(step).fetch, { timeoutMs: 40 });
    await expect(client.guard('tool:send', fn, open)()).rejects.toBeInstanceOf(CountersignError);
    expect(fn).not.toHaveBeenCalled();
  });

  test.each([
    ['on a dry run', { mode: 'dry_run' }],
    ['for an action that was held before', { reviewId: () => 'rev_1' }],
  ] as const)('does not happen %s', async (_, options) => {
    const fn = vi.fn();
    const { client } = clientWith(scriptedFetch(away).fetch, { timeoutMs: 40 });
    const guarded = client.guard('tool:send', fn, { ...open, ...options });
    await expect(guarded()).rejects.toBeInstanceOf(GateUnavailable);
    expect(fn).not.toHaveBeenCalled();
  });

  test('does not happen once the gate has said that the tier is higher', async () => {
    const fn = vi.fn();
    const { fetch } = scriptedFetch(json(decision({ tier: 'critical' })), json(OUTCOME, 201), away);
    const guarded = clientWith(fetch, { timeoutMs: 40 }).client.guard('tool:send', fn, open);
    await guarded();
    await expect(guarded()).rejects.toBeInstanceOf(GateUnavailable);
    expect(fn).toHaveBeenCalledTimes(1);
  });

  test('does not happen for a held action whose gate goes away before it is asked again', async () => {
    const fn = vi.fn();
    const { fetch } = scriptedFetch(json(decision(HELD)), json(review({ status: 'approved' })), away);
    const guarded = clientWith(fetch, { timeoutMs: 40 }).client.guard('tool:send', fn, {
      ...open,
      onReview: 'wait',
    });
    await expect(guarded()).rejects.toBeInstanceOf(GateUnavailable);
    expect(fn).not.toHaveBeenCalled();
  });
});
