/**
 * The browser's idea of the server's time. Ages and deadlines are read against it, so a laptop whose clock is off does
 * not show a review as ended. It ticks only while somebody looks.
 */
let skewMs = 0;
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

/** Below this, a difference is the network's, not the clock's. */
const TOLERANCE_MS = 2_000;

/** Subscribes to a tick a second. */
export function subscribeToClock(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    nowMs = Date.now() + skewMs;
    timer = setInterval(tick, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** The time of the last tick. */
export function clockNow(): number {
  return nowMs;
}

/** Corrects the clock from a time the server gave between `sentMs` and `receivedMs`. */
export function correctClock(serverMs: number, sentMs: number, receivedMs: number): void {
  const difference = serverMs - (sentMs + receivedMs) / 2;
  skewMs = Math.abs(difference) > TOLERANCE_MS ? difference : 0;
}

function tick(): void {
  nowMs = Date.now() + skewMs;
  for (const listener of listeners) listener();
}
