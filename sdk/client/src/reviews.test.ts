import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clientWith, json, review, scriptedFetch, silence } from './fixtures/scripted-fetch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const away = new TypeError('fetch failed');

async function waited(steps: Parameters<typeof scriptedFetch>, options: { timeoutMs?: number } = {}) {
  const { fetch, sent } = scriptedFetch(...steps);
  const end = clientWith(fetch)
    .client.reviews.wait('rev_1', options)
    .catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return { answer: await end, asked: sent.length };
}

test('waiting goes on through polls that end without an answer', async () => {
  const { answer, asked } = await waited([
    json(review()),
    json(review()),
    json(review({ status: 'approved' })),
  ]);
  expect(answer).toMatchObject({ status: 'approved', revision: 7 });
  expect(asked).toBe(3);
});

test('a gate that answers at once is asked no more than once a second', async () => {
  const { fetch, sent } = scriptedFetch(json(review()));
  const controller = new AbortController();
  const end = clientWith(fetch)
    .client.reviews.wait('rev_1', { signal: controller.signal })
    .catch((e: unknown) => e);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.length).toBeLessThanOrEqual(11);
  controller.abort(new Error('enough'));
  expect(await end).toMatchObject({ message: 'enough' });
});

test('waiting outlasts a gate that is restarted', async () => {
  const { answer } = await waited([
    json(review()),
    away,
    away,
    away,
    away,
    json(review({ status: 'denied' })),
  ]);
  expect(answer).toMatchObject({ status: 'denied' });
});

test('waiting outlasts any number of restarts, as long as the gate comes back each time', async () => {
  const minuteAway = Array.from({ length: 120 }, () => away);
  const { answer } = await waited([
    ...[json(review()), ...minuteAway, json(review()), ...minuteAway],
    json(review({ status: 'approved' })),
  ]);
  expect(answer).toMatchObject({ status: 'approved' });
});

test('waiting ends when the gate stays away', async () => {
  expect((await waited([away])).answer).toMatchObject({ name: 'GateUnavailable', reason: 'network' });
  expect((await waited([silence])).answer).toMatchObject({ name: 'GateUnavailable', reason: 'timeout' });
});

test.each([
  ['cannot be read', json({ status: 'approved' }), { reason: 'unreadable' }],
  ['has a status nobody knows', json(review({ status: 'fine' })), { reason: 'unreadable' }],
  ['says that it is not there', json({ code: 'not_found' }, 404), { code: 'not_found' }],
])('an answer that %s is never taken for an approval', async (_, step, error) => {
  const { answer, asked } = await waited([step]);
  expect(answer).toMatchObject(error);
  expect(asked).toBe(1);
});

test('a wait that is limited ends as a review that is pending', async () => {
  const { answer } = await waited([json(review())], { timeoutMs: 5000 });
  expect(answer).toMatchObject({ name: 'ReviewPending', review: { id: 'rev_1' } });
});
