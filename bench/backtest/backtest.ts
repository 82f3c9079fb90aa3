import { performance } from 'node:perf_hooks';
import { type BenchDatabase, startBenchDatabase } from '../decisions/bench-database.ts';
import { DRAFT_CLAUSES, SEEDED, seedDecisions, seedPact } from './seed.ts';

/** One backtest over so many recorded decisions. */
export type BacktestRow = {
  readonly decisions: number;
  readonly changed: number;
  readonly seconds: number;
  /** What the process worked, which a busy machine does not change. */
  readonly cpuSeconds: number;
  readonly perSecond: number;
  /** How much the process grew beyond what it held before. */
  readonly grownMb: number;
  /** The longest the event loop had no turn. */
  readonly longestBlockMs: number;
};

const DECISIONS = 100_000;
const RUNS = 5;

/** Backtests a draft over 100,000 decisions that the engine made, as the API does; every run is told. */
export async function measureBacktest(): Promise<BacktestRow[]> {
  const database = await startBenchDatabase();
  try {
    return await measureOn(database);
  } finally {
    await database.stop();
  }
}

async function measureOn({ appUrl }: BenchDatabase): Promise<BacktestRow[]> {
  process.env.DATABASE_URL = appUrl;
  const { seedWorkspace } = await import('#lib/testing/workspaces.ts');
  const { draftWith } = await import('#lib/testing/backtests.ts');
  const { backtestPact } = await import('#lib/operations/backtests/backtest-pact.ts');
  const { closeDatabase } = await import('#lib/store/database.ts');
  const workspace = await seedWorkspace();
  const pact = await seedPact(workspace);
  await seedDecisions(appUrl, { workspaceId: workspace.workspaceId, pact, count: DECISIONS });
  await draftWith(workspace.scope, pact.content.key, { clauses: DRAFT_CLAUSES });
  const body = {
    version: null,
    from: new Date(SEEDED.from).toISOString(),
    to: new Date(SEEDED.to).toISOString(),
  };
  const call = { params: { pactKey: pact.content.key }, body };
  const rows: BacktestRow[] = [];
  for (let run = 0; run < RUNS; run += 1)
    rows.push(await measureOne(async () => (await backtestPact(workspace.scope, call)).tally));
  await closeDatabase();
  return rows;
}

async function measureOne(
  run: () => Promise<{ readonly looked: number; readonly changed: number }>,
): Promise<BacktestRow> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const watch = watchLoop();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { looked, changed } = await run();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const { largestRss, longestBlockMs } = watch.stop();
  return {
    ...{ decisions: looked, changed, seconds, cpuSeconds: (user + system) / 1e6 },
    perSecond: looked / seconds,
    ...{ grownMb: (largestRss - before) / 1e6, longestBlockMs },
  };
}

// Looks at memory and the clock at each turn of the event loop.
function watchLoop(): { stop(): { largestRss: number; longestBlockMs: number } } {
  const seen = { largestRss: process.memoryUsage().rss, longestBlockMs: 0 };
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    seen.longestBlockMs = Math.max(seen.longestBlockMs, now - last);
    seen.largestRss = Math.max(seen.largestRss, process.memoryUsage().rss);
    last = now;
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return seen;
    },
  };
}

/** The rows as a table for people. */
export function printBacktest(rows: readonly BacktestRow[]): void {
  console.table(
    rows.map((row) => ({
      decisions: row.decisions,
      changed: row.changed,
      s: row.seconds.toFixed(2),
      'CPU s': row.cpuSeconds.toFixed(2),
      'decisions/s': Math.round(row.perSecond),
      'grown MB': row.grownMb.toFixed(1),
      'longest block ms': row.longestBlockMs.toFixed(0),
    })),
  );
}
