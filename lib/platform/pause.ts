import { setTimeout as timer } from 'node:timers/promises';

/** Waits. For polling what another process changes; never to paper over a race. */
export async function pause(ms: number): Promise<void> {
  await timer(ms);
}
