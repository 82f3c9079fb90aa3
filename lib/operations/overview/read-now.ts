import type { Scope } from '#lib/domain/access/principal.ts';
import type { Now } from '#lib/domain/overview/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as overview from '#lib/store/overview.ts';
import * as overviewOverrides from '#lib/store/overview-overrides.ts';
import * as stops from '#lib/store/stops.ts';
import { read } from '#lib/store/transaction.ts';

const DAY_MS = 24 * 3600 * 1000;
const SHOWN = 8;

/** What needs somebody now, and what agents were told in the last 24 hours. */
export async function readNow(scope: Scope): Promise<Now> {
  const at = systemClock();
  return read(scope, async (transaction) => ({
    at,
    reviews: {
      count: await overview.countWaitingReviews(transaction, at),
      oldest: await overview.listWaitingReviews(transaction, at, SHOWN),
    },
    stops: await stops.list(transaction, { all: false }, { limit: 20, beforeId: null }),
    versions: await overview.listWaitingVersions(transaction),
    overrides: await overviewOverrides.listWaiting(transaction, at),
    effects: await overview.countEffects(transaction, new Date(at.getTime() - DAY_MS)),
    has: await overview.readWhatThereIs(transaction),
  }));
}
