import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '#lib/platform/clock.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { productVersion } from '#lib/platform/version.ts';
import { countParts } from '#lib/store/health.ts';

/** Whether decisions can be made, and which part is missing where they cannot. Says nothing of any workspace. */
export type Health = {
  readonly isReady: boolean;
  readonly version: string;
  readonly database: 'up' | 'down';
  /** Gates heard within five seconds. */
  readonly gates: number;
  readonly worker: 'up' | 'down';
};

const logger = createLogger('health');

/** Whoever asks for health waits no longer than this, whatever the database does. */
const PATIENCE_MS = 1_500;

/** How the product is. Before there is a workspace nothing can be decided and nothing is amiss. */
export async function readHealth(): Promise<Health> {
  const version = productVersion();
  try {
    const parts = await Promise.race([countParts(systemClock()), tooLate()]);
    return {
      isReady: parts.workspaces === 0 || parts.gates > 0,
      version,
      database: 'up',
      gates: parts.gates,
      worker: parts.hasWorker ? 'up' : 'down',
    };
  } catch (error) {
    logger.warn({ err: error }, 'health: the database did not answer');
    return { isReady: false, version, database: 'down', gates: 0, worker: 'down' };
  }
}

async function tooLate(): Promise<never> {
  await pause(PATIENCE_MS, undefined, { ref: false });
  throw new Error(`no answer within ${PATIENCE_MS} ms`);
}
