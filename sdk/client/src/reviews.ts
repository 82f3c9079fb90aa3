import type { Configuration } from './configuration.ts';
import { GateUnavailable, ReviewPending } from './errors.ts';
import type { Review } from './generated/api-types.ts';
import { pause } from './pause.ts';
import { readReview } from './read-answer.ts';
import { call } from './transport.ts';
import type { CallOptions, Reviews, WaitOptions } from './types.ts';

const POLL_S = 25;
/** A gate that answers a long poll at once must not be asked without end. */
const SHORTEST_ROUND_MS = 1000;
/** How long the gate may be gone while somebody waits: it may be restarted meanwhile. */
const PATIENCE_MS = 60_000;

/** Reviews over the wire. */
export function createReviews(configuration: Configuration): Reviews {
  const read = (reviewId: string, waitS: number, { signal }: CallOptions) =>
    call(configuration, {
      method: 'GET',
      path: `/reviews/${encodeURIComponent(reviewId)}${waitS > 0 ? `?wait=${waitS}` : ''}`,
      status: 200,
      read: readReview,
      signal,
      timeoutMs: configuration.timeoutMs + waitS * 1000,
    });
  return {
    get: (reviewId, options = {}) => read(reviewId, 0, options),
    wait: (reviewId, options = {}) => waitFor((waitS) => read(reviewId, waitS, options), options),
  };
}

async function waitFor(
  read: (waitS: number) => Promise<Review>,
  { signal = new AbortController().signal, timeoutMs = Number.POSITIVE_INFINITY }: WaitOptions,
): Promise<Review> {
  const endsAtMs = Date.now() + timeoutMs;
  let heardAtMs = Date.now();
  for (;;) {
    const leftMs = endsAtMs - Date.now();
    const roundFromMs = Date.now();
    const waitS = Math.max(0, Math.min(POLL_S, Math.floor(leftMs / 1000)));
    const review = await read(waitS).catch((error: unknown) => {
      const isPassing = error instanceof GateUnavailable && error.reason !== 'unreadable';
      if (!isPassing || Date.now() - heardAtMs > PATIENCE_MS || Date.now() >= endsAtMs) throw error;
      return null;
    });
    if (review) heardAtMs = Date.now();
    if (review && review.status !== 'pending') return review;
    if (review && Date.now() >= endsAtMs) {
      const { id, expiresAt } = review;
      throw new ReviewPending('Nobody has answered yet.', null, { id, url: null, expiresAt });
    }
    const restMs = roundFromMs + SHORTEST_ROUND_MS - Date.now();
    await pause(Math.max(0, Math.min(restMs, endsAtMs - Date.now())), signal);
  }
}
