import { setTimeout as pause } from 'node:timers/promises';

/** Something that runs until it ends by itself or is stopped. */
export type Running = {
  readonly pid: number;
  /** Settles with the reason when it ends. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
};

/** Something that is started again whenever it ends. */
export type Kept<T extends Running> = {
  readonly first: T;
  /** The one that runs now, or null between two. */
  current(): T | null;
  /** Ends it for good. */
  stop(): Promise<void>;
};

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;
/** One that ran this long is taken to be well: the next failure waits the shortest time again. */
const WELL_AFTER_MS = 30_000;

/** Starts it, waits until it is ready, and from then on starts it again with back-off whenever it ends, and says so. */
export async function keepRestarting<T extends Running>(
  name: string,
  say: (line: string) => void,
  start: () => Promise<T>,
): Promise<Kept<T>> {
  const stopping = new AbortController();
  const first = await start();
  let current: T | null = first;
  const watch = async (): Promise<void> => {
    let waitMs = FIRST_WAIT_MS;
    while (!stopping.signal.aborted) {
      const since = Date.now();
      const reason = await current?.exited;
      current = null;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > WELL_AFTER_MS) waitMs = FIRST_WAIT_MS;
      if (reason !== undefined) say(`${name} ended (${reason}); starting it again.`);
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      if (!stopping.signal.aborted) current = await startQuietly(name, say, start);
    }
    // The stop may have come while a new one was starting.
    await current?.stop();
  };
  const watching = watch();
  const stop = async () => {
    stopping.abort();
    await current?.stop();
    await watching;
  };
  return { first, current: () => current, stop };
}

async function startQuietly<T extends Running>(
  name: string,
  say: (line: string) => void,
  start: () => Promise<T>,
): Promise<T | null> {
  try {
    const running = await start();
    say(`${name} is up again.`);
    return running;
  } catch (error) {
    say(`${name} did not start: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
