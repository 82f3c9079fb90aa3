import { AsyncLocalStorage } from 'node:async_hooks';

/** Tells the time. Handed to whatever needs it, so that a test can say what time it is. */
export type Clock = () => Date;

const told = new AsyncLocalStorage<Clock>();

/** The clock of the work at hand: the machine's, or the one that the work was told by `withClock`. */
export const systemClock: Clock = () => told.getStore()?.() ?? new Date();

/** Runs the work, and all it calls, by another clock. For history that is made forwards from the past. */
export function withClock<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  return told.run(clock, work);
}

/** The clock the work at hand was told; null where it goes by the machine's. */
export function clockAtHand(): Clock | null {
  return told.getStore() ?? null;
}
