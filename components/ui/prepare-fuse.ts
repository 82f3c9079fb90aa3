/** How a fuse stands: burning, nearly down, or burnt out. */
export type FuseState = 'fresh' | 'soon' | 'stale';

export type FuseReading = {
  readonly state: FuseState;
  /** What is left of the window, from 1 down to 0. */
  readonly share: number;
  readonly windowMs: number;
  /** None once it has burnt out. */
  readonly leftMs: number;
  /** Never below zero: a clock that runs behind makes nothing younger than new. */
  readonly ageMs: number;
};

type Window = {
  /** Epoch milliseconds the age counts from. */
  readonly from: number;
  /** Epoch milliseconds at which the window closes. */
  readonly until: number;
};

const DAY_MS = 86_400_000;

/** The last part of a window, in which somebody should see to what comes next: a quarter of it, a day at most. */
function lastPartMs(windowMs: number): number {
  return Math.min(DAY_MS, windowMs / 4);
}

/**
 * Reads a fuse at a moment. A window that closes at or before it opens was never open. At the very moment of closing it
 * still holds, as it does where decisions are made.
 */
export function prepareFuse({ from, until }: Window, now: number): FuseReading {
  const windowMs = Math.max(0, until - from);
  const ageMs = Math.max(0, now - from);
  const isOver = windowMs === 0 || now > until;
  if (isOver) return { state: 'stale', share: 0, windowMs, leftMs: 0, ageMs };
  const leftMs = Math.min(windowMs, until - now);
  const state = leftMs <= lastPartMs(windowMs) ? 'soon' : 'fresh';
  return { state, share: leftMs / windowMs, windowMs, leftMs, ageMs };
}
