import type { Scope } from '#lib/domain/access/principal.ts';
import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import { Counters } from '#lib/gate/counters.ts';
import { type Ask, Decider } from '#lib/gate/decider.ts';
import { EarlierAnswers } from '#lib/gate/earlier-answers.ts';
import { keepPresence } from '#lib/gate/presence.ts';
import { ReadingPool } from '#lib/gate/reading.ts';
import { Recorder } from '#lib/gate/recorder/recorder.ts';
import { type OutcomeReport, type RecordedOutcome, reportOutcome } from '#lib/gate/report-outcome.ts';
import { type ReadReview, ReviewWatch } from '#lib/gate/review-watch.ts';
import { ShadowJudge } from '#lib/gate/shadow-judge.ts';
import { Feed } from '#lib/gate/snapshot/feed.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { GateStats } from '#lib/gate/stats.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import type { Logger } from '#lib/platform/logger.ts';

/** Past this since the last confirmed look at the heads, nothing is allowed. */
const MAX_STALENESS_MS = 2000;

export type GateOptions = {
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly maxStalenessMs?: number;
  readonly now?: () => number;
  /** The one workspace it decides for. Such a gate works for the product itself and is announced to nobody. */
  readonly only?: string;
};

/** The decision plane of one process. */
export type Gate = {
  readonly id: string;
  readonly stats: GateStats;
  decide(caller: KeyFact, ask: Ask): Promise<KeptDecision>;
  reportOutcome(report: OutcomeReport): Promise<RecordedOutcome>;
  readReview(scope: Scope, reviewId: string, waitMs: number, gone: AbortSignal): Promise<ReadReview>;
  /** The key with that id; looks once more before it says that there is none. */
  findKey(keyId: string): Promise<KeyFact | null>;
  revisionOf(workspaceId: string): number;
  state(): GateState;
  /** Lets waiting callers go and ends; what was handed in is recorded first. */
  close(): Promise<void>;
};

export type GateState = {
  /** Whether decisions can be made right now. */
  readonly isReady: boolean;
  readonly queued: number;
  readonly workspaces: number;
  /** How long ago the workspace that was confirmed longest ago was; 0 without workspaces. */
  readonly stalenessMs: number;
};

/** Opens a gate on a database; it is ready once it has read every workspace. */
export function openGate({ databaseUrl: url, logger, ...options }: GateOptions): Gate {
  const { maxStalenessMs = MAX_STALENESS_MS, now = () => systemClock().getTime() } = options;
  const id = newId('gate');
  const stats = new GateStats();
  const pool = new ReadingPool(url);
  const watch = new ReviewWatch();
  const feed = new Feed({
    url,
    pool,
    logger,
    only: options.only,
    onReview: (workspace, review) => watch.changed(workspace, review),
  });
  const recorder = new Recorder({ url, logger, onGroup: (size, ms) => stats.countGroup(size, ms) });
  const counters = new Counters(pool);
  const earlier = new EarlierAnswers(pool);
  const shadows = new ShadowJudge({ counters, stats, logger });
  const decider = new Decider({
    gateId: id,
    ...{ feed, recorder, counters, earlier, pool, stats, shadows, now, maxStalenessMs },
  });
  const leave = options.only ? async () => {} : keepPresence(id, feed, pool);
  return {
    id,
    stats,
    decide: (caller, ask) => decider.decide(caller, ask),
    reportOutcome: (report) => reportOutcome(pool, report),
    readReview: (scope, reviewId, waitMs, gone) => watch.read(scope, reviewId, waitMs, gone),
    findKey: (keyId) => findKey(feed, keyId),
    revisionOf: (workspaceId) => feed.find(workspaceId)?.snapshot.revision ?? 0,
    state: () => stateOf(feed, recorder, maxStalenessMs),
    close: async () => {
      watch.release();
      await recorder.close();
      await leave();
      await feed.close();
      await pool.close();
    },
  };
}

async function findKey(feed: Feed, keyId: string): Promise<KeyFact | null> {
  const known = feed.findKey(keyId);
  if (known) return known;
  await feed.refresh();
  return feed.findKey(keyId);
}

function stateOf(feed: Feed, recorder: Recorder, maxStalenessMs: number): GateState {
  const confirmed = [...feed.all()].map((state) => state.confirmedAt);
  const stalenessMs = confirmed.length === 0 ? 0 : performance.now() - Math.min(...confirmed);
  return {
    isReady: feed.isReady && recorder.isConnected && stalenessMs <= maxStalenessMs,
    queued: recorder.queued,
    workspaces: confirmed.length,
    stalenessMs,
  };
}
