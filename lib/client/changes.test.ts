import { afterEach, describe, expect, it, vi } from 'vitest';
import { followChanges, pollMs } from '#lib/client/changes.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';

type Step = { readonly status?: number; readonly revision?: number; readonly nouns?: readonly string[] };

/** Follows through so many answers; answers what was asked and which query keys were to be read again. */
async function follow(steps: readonly Step[]) {
  vi.useFakeTimers();
  const stop = new AbortController();
  const left = [...steps];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url.replace('/api/v1/changes', ''));
    const { status = 200, ...body } = left.shift() ?? {};
    if (left.length === 0) stop.abort();
    return Response.json(status === 200 ? body : { code: 'x', title: 'T', detail: 'D' }, { status });
  });
  const cache = makeQueryClient();
  for (const root of ['reviews', 'overview', 'pacts']) cache.setQueryData([root, 'one'], root);
  const following = followChanges(cache, stop.signal);
  await vi.advanceTimersByTimeAsync(60_000);
  await following;
  const queries = cache.getQueryCache().getAll();
  const stale = queries.filter(({ state }) => state.isInvalidated).map(({ queryKey }) => queryKey[0]);
  return { asked, stale };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('whoever follows what changes', () => {
  it('begins where things stand, goes on from there, and reads again what changed, alone', async () => {
    const { asked, stale } = await follow([
      { revision: 7, nouns: [] },
      { revision: 9, nouns: ['review'] },
    ]);
    expect(asked).toEqual(['?wait=0', '?after=7&wait=20']);
    expect(stale).toEqual(['reviews', 'overview']);
  });

  it('takes up a lost connection where it was left', async () => {
    const { asked } = await follow([{ revision: 7, nouns: [] }, { status: 503 }, { revision: 8, nouns: [] }]);
    expect(asked.at(-1)).toBe('?after=7&wait=20');
  });

  it('stops once it is refused, and what is on screen is read at its own pace again', async () => {
    const { asked } = await follow([{ revision: 7, nouns: [] }, { status: 401 }, {}]);
    expect(asked).toHaveLength(2);
    expect(pollMs(1_000)()).toBe(1_000);
  });

  it('has nothing read again for a draft that somebody may be writing in', async () => {
    const { stale } = await follow([
      { revision: 7, nouns: [] },
      { revision: 9, nouns: ['draft', 'pact'] },
    ]);
    expect(stale).toEqual([]);
  });
});
