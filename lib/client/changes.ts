import type { QueryClient } from '@tanstack/react-query';
import { readChangesContract } from '#lib/client/generated/endpoints.ts';
import { pulseQuery } from '#lib/client/overview.ts';
import { mayRetry } from '#lib/client/query-client.ts';
import { request } from '#lib/client/request.ts';

/** What is to be read again when something of a kind changed: the beginnings of query keys. */
const READ_AGAIN: Readonly<Record<string, readonly string[]>> = {
  review: ['reviews', 'overview', 'decisions'],
  stop: ['stops', 'overview', 'agents', 'actions'],
  override: ['overrides', 'overview'],
  notice: ['notices'],
  agent: ['agents', 'overview'],
  action: ['actions'],
  evidence: ['evidence', 'overview'],
  key: ['keys'],
  member: ['members', 'reviews'],
  invitation: ['members'],
  team: ['teams'],
  workspace: ['overview', 'posture'],
};

const WAIT_S = 20;
/** Changes that come close upon each other are read again together. */
const GATHER_MS = 150;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

let isHeard = false;

/** How often to read what changes are followed for: rarely while they are, at its own pace while they cannot be. */
export function pollMs(ownPaceMs: number, followedMs = 15_000): () => number {
  return () => (isHeard ? Math.max(ownPaceMs, followedMs) : ownPaceMs);
}

/**
 * Follows the workspace's changes and has what is on screen read again by its kind, until it is told to stop or the
 * session ends. A lost connection is taken up where it was left: nothing that happened meanwhile is missed.
 */
export async function followChanges(queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  // What the page was made with may be older than the first answer: it is followed from there.
  let after = queryClient.getQueryData(pulseQuery.queryKey)?.revision;
  let retryMs = FIRST_RETRY_MS;
  while (!signal.aborted) {
    try {
      const { revision, nouns } = await request(readChangesContract, {
        query: { after, wait: after === undefined ? 0 : WAIT_S },
        signal,
      });
      isHeard = true;
      after = revision;
      retryMs = FIRST_RETRY_MS;
      readAgain(queryClient, nouns);
      if (nouns.length > 0) await pause(GATHER_MS, signal);
    } catch (error) {
      isHeard = false;
      if (signal.aborted || !mayRetry(error)) return;
      await pause(retryMs, signal);
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    }
  }
  isHeard = false;
}

function readAgain(queryClient: QueryClient, nouns: readonly string[]): void {
  const roots = new Set(nouns.flatMap((noun) => READ_AGAIN[noun] ?? []));
  if (roots.size === 0) return;
  const predicate = ({ queryKey }: { readonly queryKey: readonly unknown[] }) =>
    roots.has(String(queryKey[0]));
  void queryClient.invalidateQueries({ predicate });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const leave = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', leave, { once: true });
  });
}
